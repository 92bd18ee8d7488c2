using Microsoft.Extensions.AI;
using SemanticCorpus.Models;

namespace SemanticCorpus.Embeddings;

/// <summary>The texts of one call that waits for the workers. The first failure, or cancellation, drops the texts that nobody has taken yet.</summary>
internal sealed class EmbeddingCall
{
    private readonly string[] _texts;
    private readonly TextEmbeddingOptions _options;
    private readonly Embedding<float>[] _results;
    private readonly TaskCompletionSource<Embedding<float>[]> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _progress = new();
    private int _taken;
    private int _done;

    public EmbeddingCall(string[] texts, TextEmbeddingOptions options) =>
        (_texts, _options, _results) = (texts, options, new Embedding<float>[texts.Length]);

    /// <summary>The embeddings in the order of the texts.</summary>
    public Task<Embedding<float>[]> Results => _completion.Task;

    public EmbeddingPurpose Purpose => _options.Purpose;

    /// <summary>Whether there are texts that nobody has taken. Only asked, as <see cref="Take"/>, by one thread at a time.</summary>
    public bool HasTexts => _taken < _texts.Length && !_completion.Task.IsCompleted;

    /// <summary>The number of the next text.</summary>
    public int Take() => _taken++;

    /// <summary>Embeds a text that was taken.</summary>
    public void Embed(int index, EncoderRun run)
    {
        try
        {
            _results[index] = run.Embed(_texts[index], _options.Purpose, _options.TokenVectors, index);
            lock (_progress)
            {
                _done++;
                _options.Completed?.Report(_done);
                if (_done == _texts.Length)
                {
                    _completion.TrySetResult(_results);
                }
            }
        }
        catch (Exception e)
        {
            Fail(e);
        }
    }

    public void Fail(Exception reason) => _completion.TrySetException(reason);

    public void Cancel(CancellationToken cancellationToken) => _completion.TrySetCanceled(cancellationToken);
}
