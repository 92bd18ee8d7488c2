using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SemanticCorpus.Compatibility.Tests.Llm;

/// <summary>Answers that a language model words, and what happens when it does not.</summary>
public sealed class GeneratedAnswerTests
{
    private const string Question = "When was the Calder reactor built?";
    private const string Ask = "v1/corpora/main/ask";

    [Fact]
    public async Task Its_words_are_the_answer_and_cited_passages_are_quoted()
    {
        await using var llm = await StubLlm.SayingAsync("It was built ", "in nineteen fifty-six [", "1", "].");
        var answer = await AskAsync(llm);
        Assert.Equal("It was built in nineteen fifty-six [1].", (string?)answer["answer"]);
        Assert.Equal("stub", (string?)answer["generatedBy"]);
        Assert.Null(answer["note"]);
        Assert.Contains("1956", (string?)Assert.Single(answer["citations"]!.AsArray())!["quote"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_citations_are_taken_out_across_parts()
    {
        await using var llm = await StubLlm.SayingAsync("Built in 1956 [1, 9", "9] by giants [", "42", "] long ago [0].");
        var answer = await AskAsync(llm);
        Assert.Equal("Built in 1956 [1] by giants long ago.", (string?)answer["answer"]);
        Assert.Single(answer["citations"]!.AsArray());
    }

    [Fact]
    public async Task No_citation_gives_the_quoted_sentences_with_a_note() =>
        await QuotedAsync(await StubLlm.SayingAsync("It was built by the Romans."), "cited no passage");

    [Fact]
    public async Task Only_unknown_citations_give_the_quoted_sentences_with_a_note() =>
        await QuotedAsync(await StubLlm.SayingAsync("It was built by the Romans [77]."), "cited no passage");

    [Fact]
    public async Task An_empty_answer_gives_the_quoted_sentences_with_a_note() =>
        await QuotedAsync(await StubLlm.SayingAsync(" "), "empty answer");

    [Fact]
    public async Task A_failure_gives_the_quoted_sentences_with_a_note() =>
        await QuotedAsync(await StubLlm.FailingAsync(500), "failed or could not be reached");

    [Fact]
    public async Task A_stall_before_the_first_word_gives_the_quoted_sentences_with_a_note()
    {
        var llm = await StubLlm.SayingAsync([null]);
        await QuotedAsync(llm, "did not begin within 0.2 seconds", firstTokenSeconds: 0.2);
    }

    [Fact]
    public async Task A_stall_without_a_citation_gives_the_quoted_sentences_with_a_note() =>
        await QuotedAsync(await StubLlm.SayingAsync("It was", null), "took longer than 0.5 seconds", firstTokenSeconds: 0.5, seconds: 0.5);

    [Fact]
    public async Task A_stall_behind_a_citation_leaves_what_was_said_with_a_note()
    {
        await using var llm = await StubLlm.SayingAsync("Built in 1956 [1]. ", "More", null);
        await using var service = await Service.StartAsync(llm.Settings(firstTokenSeconds: 2, seconds: 2));
        var (_, answer) = await service.PostAsync(Ask, new { question = Question });
        Assert.Equal("Built in 1956 [1]. More", (string?)answer["answer"]);
        Assert.Contains("may break off", (string?)answer["note"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_gives_the_quoted_sentences_with_a_note()
    {
        var llm = await StubLlm.SayingAsync("never");
        var settings = llm.Settings();
        await llm.DisposeAsync();
        await using var service = await Service.StartAsync(settings);
        var (_, answer) = await service.PostAsync(Ask, new { question = Question });
        Assert.Contains("could not be reached", (string?)answer["note"], StringComparison.Ordinal);
        Assert.Contains("1956", (string?)answer["answer"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_not_asked_without_relevant_passages_or_when_turned_off()
    {
        await using var llm = await StubLlm.SayingAsync("Anything [1].");
        await using var service = await Service.StartAsync(llm.Settings());
        var (_, refused) = await service.PostAsync(Ask, new { question = "Who won the chess championship in Buenos Aires?" });
        Assert.False((bool)refused["answered"]!);
        var (_, quoted) = await service.PostAsync(Ask, new { question = Question, generate = false });
        Assert.Contains("built in 1956", (string?)quoted["answer"], StringComparison.Ordinal);
        Assert.Null(quoted["generatedBy"]);
        Assert.Empty(llm.Requests);
    }

    [Fact]
    public async Task A_documents_instructions_reach_it_only_inside_a_fence_that_no_document_can_know()
    {
        await using var llm = await StubLlm.SayingAsync("Eleven metres [1].");
        await using var service = await Service.StartAsync(llm.Settings());
        await service.PostAsync(Ask, new { question = "How large is the mirror of the Osprey telescope?" });
        await service.PostAsync(Ask, new { question = "How large is the mirror of the Osprey telescope?" });
        var fences = llm.Requests.Select(request =>
        {
            var messages = request["messages"]!.AsArray();
            var fence = Regex.Match((string)messages[0]!["content"]!, "<passage N ([0-9a-f]{32})>").Groups[1].Value;
            var asked = (string)messages[^1]!["content"]!;
            var outside = Regex.Replace(asked, $@"<passage (\d+) {fence}>.*?</passage \1 {fence}>", "", RegexOptions.Singleline);
            Assert.Contains(Service.Injection, asked, StringComparison.Ordinal);
            Assert.DoesNotContain("PWNED", outside, StringComparison.Ordinal);
            Assert.DoesNotContain("PWNED", (string)messages[0]!["content"]!, StringComparison.Ordinal);
            return fence;
        }).ToList();
        Assert.Equal(2, fences.Distinct().Count());
    }

    [Fact]
    public async Task Chat_streams_its_words_and_passes_the_conversation_on()
    {
        await using var llm = await StubLlm.SayingAsync("Built in ", "1956 [1].");
        await using var service = await Service.StartAsync(llm.Settings());
        using var answer = await service.Http.PostAsJsonAsync("v1/chat/completions", new
        {
            model = "corpus",
            stream = true,
            messages = new[]
            {
                new { role = "user", content = "Tell me of the Calder reactor." },
                new { role = "assistant", content = "Gladly." },
                new { role = "user", content = Question },
            },
        }, TestContext.Current.CancellationToken);
        var chunks = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line["data: ".Length..]).ToList();
        Assert.Equal("[DONE]", chunks[^1]);
        var deltas = chunks.SkipLast(1).Select(chunk => JsonNode.Parse(chunk)!["choices"]![0]!["delta"]!).ToList();
        Assert.Equal("Built in 1956 [1].", string.Concat(deltas.Select(delta => (string?)delta["content"])));
        Assert.Equal("stub", (string?)deltas[^1]["generated_by"]);
        Assert.Equal(["system", "user", "assistant", "user"], Assert.Single(llm.Requests)["messages"]!.AsArray().Select(message => (string)message!["role"]!));
    }

    private static async Task<JsonNode> AskAsync(StubLlm llm)
    {
        await using var service = await Service.StartAsync(llm.Settings());
        return (await service.PostAsync(Ask, new { question = Question })).Body;
    }

    private static async Task QuotedAsync(StubLlm llm, string note, double firstTokenSeconds = 30, double seconds = 60)
    {
        await using var stub = llm;
        await using var service = await Service.StartAsync(llm.Settings(firstTokenSeconds, seconds));
        var (status, answer) = await service.PostAsync(Ask, new { question = Question });
        Assert.Equal(200, status);
        Assert.Contains(note, (string?)answer["note"], StringComparison.Ordinal);
        Assert.Contains("built in 1956", (string?)answer["answer"], StringComparison.Ordinal);
        Assert.Null(answer["generatedBy"]);
    }
}
