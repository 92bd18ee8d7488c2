using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using SemanticCorpus.Answers;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Json;
using SemanticCorpus.Search;
using SemanticCorpus.Server.Answers;
using SemanticCorpus.Server.Corpora;
using SemanticCorpus.Server.Errors;

namespace SemanticCorpus.Server.OpenAi;

/// <summary>Answering in a conversation.</summary>
internal static class ChatEndpoints
{
    public static void MapChat(this IEndpointRouteBuilder group, JsonSerializerOptions json) =>
        group.MapPost("/chat/completions", (ChatBody body, CorpusRegistry corpora, AnswerService answers, TimeProvider time, CancellationToken cancellationToken) =>
                ChatAsync(body, corpora, answers, time, json, cancellationToken))
            .WithName("chat")
            .WithSummary("Answers the user's last turn from a corpus, with citations.")
            .Produces<ChatJson>(StatusCodes.Status200OK, "application/json", "text/event-stream");

    private static async Task<IResult> ChatAsync(
        ChatBody body, CorpusRegistry corpora, AnswerService answers, TimeProvider time, JsonSerializerOptions json, CancellationToken cancellationToken)
    {
        var corpus = await ModelName.FindAsync(corpora, body.Model, cancellationToken).ConfigureAwait(false);
        var question = ChatQuestion.Of(body.Messages);
        var request = new AnswerRequest(new SearchRequest { Query = question.Query }, question.Text) { Earlier = question.Earlier };
        var count = corpora.Embedder.GetService<TokenCounter>()!;
        var asked = body.Messages.Sum(turn => count(turn.Text()));
        var empty = new ChatChunkJson($"chatcmpl-{Guid.NewGuid():N}", time.GetUtcNow().ToUnixTimeSeconds(), body.Model, []);
        if (body.Stream == true)
        {
            var steps = answers.StreamAsync(corpus, request, cancellationToken);
            var chunks = ChunksAsync(empty, steps, body.StreamOptions?.IncludeUsage == true ? answer => Usage(asked, answer, count) : null, cancellationToken);
            return TypedResults.ServerSentEvents(EventsAsync(chunks, json, cancellationToken));
        }

        var answer = await answers.AnswerAsync(corpus, request, cancellationToken).ConfigureAwait(false);
        var message = Sources(answer) with { Role = "assistant", Content = TextOf(answer) };
        return TypedResults.Ok(new ChatJson(empty.Id, empty.Created, empty.Model, [new ChatChoiceJson(message)], Usage(asked, answer, count)));
    }

    private static async IAsyncEnumerable<ChatChunkJson> ChunksAsync(
        ChatChunkJson empty, IAsyncEnumerable<AnswerEvent> steps, Func<Answer, UsageJson>? usage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return empty with { Choices = [new ChatChunkChoiceJson(new ChatMessageJson("assistant", ""))] };
        await foreach (var step in steps.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (step is AnswerEvent.Delta delta)
            {
                yield return empty with { Choices = [new ChatChunkChoiceJson(new ChatMessageJson(Content: delta.Text))] };
            }
            else if (step is AnswerEvent.Done { Answer: var answer })
            {
                if (!answer.Answered)
                {
                    yield return empty with { Choices = [new ChatChunkChoiceJson(new ChatMessageJson(Content: TextOf(answer)))] };
                }

                yield return empty with { Choices = [new ChatChunkChoiceJson(Sources(answer), "stop")] };
                if (usage is not null)
                {
                    yield return empty with { Usage = usage(answer) };
                }
            }
        }
    }

    private static async IAsyncEnumerable<string> EventsAsync(
        IAsyncEnumerable<ChatChunkJson> chunks, JsonSerializerOptions json, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var chunk = chunks.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            string? failed = null;
            try
            {
                if (!await chunk.MoveNextAsync().ConfigureAwait(false))
                {
                    break;
                }
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // The status is sent already, so a failure can only be told in the stream.
                var problem = Problems.Describe(failure);
                failed = JsonSerializer.Serialize(OpenAiErrorJson.From(problem, problem.Status!.Value), OpenAiJson.Default.OpenAiErrorJson);
            }

            if (failed is not null)
            {
                yield return failed;
                yield break;
            }

            yield return JsonSerializer.Serialize(chunk.Current, json.GetTypeInfo(typeof(ChatChunkJson)));
        }

        yield return "[DONE]";
    }

    private static ChatMessageJson Sources(Answer answer) => new(
        Citations: [.. answer.Citations.Select(CitationJson.From)],
        Passages: [.. answer.Passages.Select(PassageJson.From)],
        Note: answer.Note,
        GeneratedBy: answer.GeneratedBy);

    private static string TextOf(Answer answer) => (answer.Answered ? answer.Text : answer.Reason)!;

    private static UsageJson Usage(int asked, Answer answer, TokenCounter count)
    {
        var answered = count(TextOf(answer));
        return new UsageJson(asked, answered, asked + answered);
    }
}
