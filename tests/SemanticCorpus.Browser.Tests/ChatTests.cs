using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace SemanticCorpus.Browser;

public sealed class ChatTests(Site site) : PageTest(site)
{
    private const string First = "what did critics say about offense-defense asymmetry";

    [Fact]
    public async Task An_answer_streams_with_citations_that_open()
    {
        await OpenAsync("chat");
        await SayAsync(First);

        await Expect(Page.Locator(".turn.assistant")).ToContainTextAsync("strengthen attackers");
        await Page.Locator(".turn.assistant .citation").First.ClickAsync();
        await Expect(Page.Locator("#reader mark")).ToContainTextAsync("strengthen attackers");
    }

    [Fact]
    public async Task A_further_question_is_sent_with_those_before()
    {
        await OpenAsync("chat");
        await SayAsync(First);
        await Page.Locator("#chat-input").FillAsync("and who said so?");
        var request = await Page.RunAndWaitForRequestAsync(() => Page.Keyboard.PressAsync("Enter"), request => request.Url.EndsWith("/chat/completions", StringComparison.Ordinal));

        var sent = JsonDocument.Parse(request.PostData!).RootElement;
        Assert.Equal(["user", "assistant", "user"], sent.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("role").GetString()!));
        Assert.Equal("corpus:main", sent.GetProperty("model").GetString());
        await Expect(Page.Locator(".turn.assistant:not([aria-busy])")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Conversations_are_kept_begun_anew_and_deleted()
    {
        await OpenAsync("chat");
        await SayAsync(First);
        await Page.ReloadAsync();
        await Expect(Page.Locator(".turn.user")).ToHaveTextAsync([$"You: {First}"]);
        await Expect(Page.Locator(".turn.assistant .sources li")).Not.ToHaveCountAsync(0);

        await Button("New conversation").ClickAsync();
        await Expect(Page.Locator(".turn")).ToHaveCountAsync(0);
        await SayAsync("who wants open models?");
        await Expect(Page.Locator(".conversation-entry")).ToHaveTextAsync(["who wants open models?", First]);

        await Button($"Delete the conversation {First}").ClickAsync();
        await Expect(Page.Locator(".conversation-entry")).ToHaveTextAsync(["who wants open models?"]);
        await Page.ReloadAsync();
        await Expect(Page.Locator(".conversation-entry")).ToHaveTextAsync(["who wants open models?"]);
    }

    [Fact]
    public async Task What_words_the_answers_is_said()
    {
        await OpenAsync("chat");
        await Expect(Page.Locator(".llm-status")).ToHaveTextAsync("Answers are sentences of the documents; no language model is set.");
        await Page.RouteAsync("**/v1/status", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = "{\"llm\":{\"configured\":true,\"model\":\"llama\",\"reachable\":false,\"lastFailure\":\"it failed or could not be reached\"}}",
        }));
        await Page.ReloadAsync();
        await Expect(Page.Locator(".llm-status")).ToHaveTextAsync("The language model llama did not answer: it failed or could not be reached.");
    }

    private async Task SayAsync(string text)
    {
        await Page.Locator("#chat-input").FillAsync(text);
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator(".turn.assistant:not([aria-busy])").Last).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }
}
