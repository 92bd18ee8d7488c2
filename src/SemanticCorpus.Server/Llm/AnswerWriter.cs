using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using SemanticCorpus.Search;

namespace SemanticCorpus.Server.Llm;

/// <summary>Has a language model word an answer from passages.</summary>
public sealed partial class AnswerWriter
{
    private readonly IChatClient client;
    private readonly LlmSettings settings;
    private readonly TimeProvider time;
    private readonly ILogger<AnswerWriter> log;

    /// <summary>Creates a writer.</summary>
    /// <param name="client">The language model.</param>
    /// <param name="settings">Its limits.</param>
    /// <param name="time">Measures them.</param>
    /// <param name="log">Is told failures, never texts.</param>
    public AnswerWriter(IChatClient client, LlmSettings settings, TimeProvider time, ILogger<AnswerWriter> log)
    {
        (this.client, this.settings, this.time, this.log) = (client, settings, time, log);
    }

    /// <summary>How the last call went; null before the first one.</summary>
    public LlmOutcome? Last { get; private set; }

    /// <summary>How the last failed call failed; null where none has.</summary>
    public LlmOutcome? LastFailure { get; private set; }

    /// <summary>The model's name.</summary>
    public string Model => settings.Model;

    /// <summary>Most passages of one prompt.</summary>
    public int MaxPassages => settings.Passages;

    /// <summary>Words an answer. A failure of the model is a last part that names it, not an exception.</summary>
    /// <param name="question">The question.</param>
    /// <param name="earlier">The conversation before it, oldest turn first.</param>
    /// <param name="passages">What the answer is to rest on; the model cites them as [1], [2], ...</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async IAsyncEnumerable<WrittenPart> WriteAsync(
        string question, IReadOnlyList<ChatMessage> earlier, IReadOnlyList<PassageHit> passages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var total = new CancellationTokenSource(settings.Timeout, time);
        using var first = new CancellationTokenSource(settings.FirstTokenTimeout, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, total.Token, first.Token);
        var options = new ChatOptions { MaxOutputTokens = settings.MaxTokens, Temperature = 0 };
        var prompt = AnswerPrompt.Make(question, earlier, passages);
        await using var update = client.GetStreamingResponseAsync(prompt, options, ended.Token).GetAsyncEnumerator(ended.Token);
        while (true)
        {
            string? failure = null;
            try
            {
                if (!await update.MoveNextAsync().ConfigureAwait(false))
                {
                    yield break;
                }
            }
            catch (Exception failed) when (!cancellationToken.IsCancellationRequested)
            {
                // A server that anyone may set up fails in any way; whichever it is, the answer is given without it.
                LogFailure(settings.Model, failed.GetType().Name);
                failure = total.IsCancellationRequested ? $"it took longer than {settings.Timeout.TotalSeconds:0.###} seconds"
                    : first.IsCancellationRequested ? $"it did not begin within {settings.FirstTokenTimeout.TotalSeconds:0.###} seconds"
                    : "it failed or could not be reached";
            }

            if (failure is not null)
            {
                Last = LastFailure = new LlmOutcome(time.GetUtcNow(), failure);
                yield return new WrittenPart(null, failure);
                yield break;
            }

            if (update.Current.Text is { Length: > 0 } text)
            {
                first.CancelAfter(Timeout.InfiniteTimeSpan);
                Last = new LlmOutcome(time.GetUtcNow(), null);
                yield return new WrittenPart(text, null);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The language model {Model} failed with {Failure}; quoted sentences are the answer")]
    private partial void LogFailure(string model, string failure);
}

/// <summary>How a call of a language model went.</summary>
/// <param name="At">When that was known.</param>
/// <param name="Failure">What went wrong, as a clause whose subject is the model; null where it answered.</param>
public sealed record LlmOutcome(DateTimeOffset At, string? Failure);

/// <summary>A part of what a language model wrote, or how it failed.</summary>
/// <param name="Text">The part.</param>
/// <param name="Failure">What went wrong, as a clause whose subject is the model; only on the last part.</param>
public sealed record WrittenPart(string? Text, string? Failure);
