using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using SemanticCorpus.Json;
using SemanticCorpus.Server.Corpora;
using SemanticCorpus.Server.Errors;

namespace SemanticCorpus.Server.Answers;

/// <summary>Answering questions.</summary>
internal static class AskEndpoints
{
    public static void MapAsk(this IEndpointRouteBuilder corpus) =>
        corpus.MapPost("/ask", AskAsync)
            .WithName("ask")
            .WithSummary("Answers a question with cited sentences, or says that there is no answer.")
            .WithDescription("With stream: server-sent events passages, delta, citations, done, error.")
            .Produces<AnswerJson>(StatusCodes.Status200OK, "application/json", "text/event-stream");

    private static async Task<IResult> AskAsync(
        string corpus, AskBody body, CorpusRegistry corpora, AnswerService answers, CancellationToken cancellationToken)
    {
        var found = await corpora.GetAsync(corpus, cancellationToken).ConfigureAwait(false);
        var request = body.ToRequest();
        request.Search.Validate();
        return body.Stream
            ? TypedResults.ServerSentEvents(EventsAsync(body.Question, answers.StreamAsync(found, request, cancellationToken), cancellationToken))
            : TypedResults.Ok(AnswerJson.From(body.Question, await answers.AnswerAsync(found, request, cancellationToken).ConfigureAwait(false)));
    }

    private static async IAsyncEnumerable<SseItem<object>> EventsAsync(
        string question, IAsyncEnumerable<AnswerEvent> steps, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var step = steps.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            Exception? failed = null;
            try
            {
                if (!await step.MoveNextAsync().ConfigureAwait(false))
                {
                    yield break;
                }
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // The status is sent already, so a failure can only be told in the stream.
                failed = failure;
            }

            if (failed is not null)
            {
                yield return new SseItem<object>(Problems.Describe(failed), "error");
                yield break;
            }

            switch (step.Current)
            {
                case AnswerEvent.Passages passages:
                    yield return new SseItem<object>(new PassagesJson([.. passages.Found.Passages.Select(PassageJson.From)]), "passages");
                    break;
                case AnswerEvent.Delta delta:
                    yield return new SseItem<object>(new DeltaJson(delta.Text), "delta");
                    break;
                case AnswerEvent.Done done:
                    var whole = AnswerJson.From(question, done.Answer);
                    yield return new SseItem<object>(new CitationsJson(whole.Citations), "citations");
                    yield return new SseItem<object>(whole with { Passages = [] }, "done");
                    break;
            }
        }
    }
}
