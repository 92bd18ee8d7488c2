using System.Runtime.CompilerServices;
using SemanticCorpus.Answers;
using SemanticCorpus.Search;
using SemanticCorpus.Server.Corpora;

namespace SemanticCorpus.Server.Answers;

/// <summary>Answers questions step by step, so that a reader sees each as soon as it is known.</summary>
public static class AnswerService
{
    /// <summary>Answers a question.</summary>
    /// <param name="corpus">Where to look.</param>
    /// <param name="request">The question and its options.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async IAsyncEnumerable<AnswerEvent> StreamAsync(
        OpenCorpus corpus, SearchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var found = await corpus.Search.SearchAsync(request, cancellationToken).ConfigureAwait(false);
        yield return new AnswerEvent.Passages(found);
        var answer = corpus.Answerer.Compose(found);
        foreach (var part in Parts(answer))
        {
            yield return new AnswerEvent.Delta(part);
        }

        yield return new AnswerEvent.Done(answer);
    }

    /// <summary>Answers a question in one step.</summary>
    /// <param name="corpus">Where to look.</param>
    /// <param name="request">The question and its options.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<Answer> AnswerAsync(OpenCorpus corpus, SearchRequest request, CancellationToken cancellationToken)
    {
        var last = await StreamAsync(corpus, request, cancellationToken).LastAsync(cancellationToken).ConfigureAwait(false);
        return ((AnswerEvent.Done)last).Answer;
    }

    /// <summary>The text sentence by sentence: up to and with each citation's mark.</summary>
    private static IEnumerable<string> Parts(Answer answer)
    {
        var from = 0;
        foreach (var citation in answer.Citations)
        {
            var mark = $"[{citation.Number}]";
            var end = answer.Text!.IndexOf(mark, from, StringComparison.Ordinal) + mark.Length;
            yield return answer.Text[from..end];
            from = end;
        }
    }
}
