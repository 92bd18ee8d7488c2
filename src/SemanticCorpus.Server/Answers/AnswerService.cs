using System.Runtime.CompilerServices;
using System.Text;
using SemanticCorpus.Answers;
using SemanticCorpus.Hosting;
using SemanticCorpus.Server.Corpora;
using SemanticCorpus.Server.Llm;

namespace SemanticCorpus.Server.Answers;

/// <summary>Answers questions step by step, so that a reader sees each as soon as it is known: with quoted sentences, or in the words of a
/// language model where the service has one. What the model says is told only from its first valid citation on; where there is none, the
/// quoted sentences are the answer, with a note.</summary>
public sealed class AnswerService
{
    private readonly CorpusSettings settings;
    private readonly AnswerWriter? writer;

    /// <summary>Creates the service.</summary>
    /// <param name="settings">The engine's settings.</param>
    /// <param name="writer">Words answers with a language model; null where there is none.</param>
    public AnswerService(CorpusSettings settings, AnswerWriter? writer = null)
    {
        this.settings = settings;
        this.writer = writer;
    }

    /// <summary>Answers a question.</summary>
    /// <param name="corpus">Where to look.</param>
    /// <param name="request">The question and its options.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async IAsyncEnumerable<AnswerEvent> StreamAsync(
        OpenCorpus corpus, AnswerRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(request);
        var found = await corpus.Search.SearchAsync(request.Search, cancellationToken).ConfigureAwait(false);
        yield return new AnswerEvent.Passages(found);
        var extractive = corpus.Answerer.Compose(found);

        // Where nothing is relevant a model could only invent, so it is not asked.
        var steps = writer is not null && request.Generate && extractive.Answered
            ? WriteAsync(writer, request, extractive, cancellationToken)
            : Quoted(extractive).ToAsyncEnumerable();
        await foreach (var step in steps.ConfigureAwait(false))
        {
            yield return step;
        }
    }

    /// <summary>Answers a question in one step.</summary>
    /// <param name="corpus">Where to look.</param>
    /// <param name="request">The question and its options.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Answer> AnswerAsync(OpenCorpus corpus, AnswerRequest request, CancellationToken cancellationToken)
    {
        var last = await StreamAsync(corpus, request, cancellationToken).LastAsync(cancellationToken).ConfigureAwait(false);
        return ((AnswerEvent.Done)last).Answer;
    }

    private async IAsyncEnumerable<AnswerEvent> WriteAsync(
        AnswerWriter writer, AnswerRequest request, Answer extractive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var passages = extractive.Passages
            .Where(passage => passage.BestSentence is not null && passage.Relevance >= settings.Answers.MinRelevance)
            .Take(writer.MaxPassages)
            .ToList();
        var marks = new CitationMarks(passages.Count);
        var told = new StringBuilder();
        var held = new StringBuilder();
        string? failure = null;
        await foreach (var part in writer.WriteAsync(request.Question, request.Earlier, passages, cancellationToken).ConfigureAwait(false))
        {
            failure = part.Failure;
            held.Append(part.Text is { } text ? marks.Push(text) : "");
            if (marks.Cited.Count > 0 && held.Length > 0)
            {
                yield return Tell(held, told);
            }
        }

        held.Append(marks.End());
        if (marks.Cited.Count == 0)
        {
            failure ??= string.IsNullOrWhiteSpace(held.ToString()) ? "it gave an empty answer" : "its answer cited no passage";
            var note = $"The language model {writer.Model} was asked, but {failure}; these are the sentences that fit the question best.";
            foreach (var step in Quoted(extractive with { Note = note }))
            {
                yield return step;
            }

            yield break;
        }

        if (held.Length > 0)
        {
            yield return Tell(held, told);
        }

        yield return new AnswerEvent.Done(extractive with
        {
            Text = told.ToString(),
            Citations = [.. marks.Cited.Select((passage, index) => Citation.Of(index + 1, passages[passage - 1], passages[passage - 1].BestSentence!))],
            Note = failure is null ? null : $"The answer may break off: of the language model {writer.Model}, {failure}.",
            GeneratedBy = writer.Model,
        });
    }

    private static AnswerEvent.Delta Tell(StringBuilder held, StringBuilder told)
    {
        var text = told.Length == 0 ? held.ToString().TrimStart() : held.ToString();
        held.Clear();
        told.Append(text);
        return new AnswerEvent.Delta(text);
    }

    /// <summary>The text sentence by sentence, up to and with each citation's mark, then the whole.</summary>
    private static IEnumerable<AnswerEvent> Quoted(Answer answer)
    {
        var from = 0;
        foreach (var citation in answer.Citations)
        {
            var mark = $"[{citation.Number}]";
            var end = answer.Text!.IndexOf(mark, from, StringComparison.Ordinal) + mark.Length;
            yield return new AnswerEvent.Delta(answer.Text[from..end]);
            from = end;
        }

        yield return new AnswerEvent.Done(answer);
    }
}
