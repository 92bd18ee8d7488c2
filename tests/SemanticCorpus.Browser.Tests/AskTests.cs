using Microsoft.Playwright;
using Xunit;

namespace SemanticCorpus.Browser;

public sealed class AskTests(Site site) : PageTest(site)
{
    private const string Question = "what did critics say about offense-defense asymmetry";

    [Fact]
    public async Task A_question_is_answered_with_its_source()
    {
        await OpenAsync("ask");
        await Page.GetByLabel("Question").FillAsync(Question);
        await Page.Keyboard.PressAsync("Enter");

        await Expect(Page.Locator(".answer-text")).ToContainTextAsync("strengthen attackers while doing little to strengthen defenders");
        await Expect(Page.Locator(".sources li")).ToHaveTextAsync(["1Mark Zuckerberg Just Intensified the Battle for AI’s Future"]);
        await Expect(Page.Locator(".unanswered")).ToHaveCountAsync(0);
        Assert.Contains("#/ask?q=what+did", Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_example_of_the_corpus_can_be_asked()
    {
        await OpenAsync("ask");
        var example = Page.Locator(".example").First;
        var question = await example.InnerTextAsync();
        await example.ClickAsync();

        await Expect(Page.GetByLabel("Question")).ToHaveValueAsync(question);
        await Expect(Page.Locator(".result").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task No_answer_is_said_with_the_reason_and_the_nearest_passages()
    {
        await AskAsync("how do I bake sourdough bread at home");

        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "No answer found" })).ToBeVisibleAsync();
        await Expect(Page.Locator(".unanswered")).ToContainTextAsync("relevance");
        await Expect(Page.Locator(".answer .citation")).ToHaveCountAsync(0);
        await Expect(Page.Locator(".result").First).ToBeVisibleAsync();
        await Expect(Page.Locator(".section-title")).ToHaveTextAsync("Nearest passages");
    }

    [Fact]
    public async Task A_citation_opens_its_document_with_exactly_the_quoted_sentence_marked_and_in_sight()
    {
        await AskAsync(Question);
        var quote = (await Page.Locator(".answer-text").InnerTextAsync()).Split('\u00a0')[0].Trim();
        await Page.Locator(".answer-text .citation").First.ClickAsync();

        var marked = Page.Locator("#reader mark");
        await Expect(marked).ToBeInViewportAsync();
        Assert.Equal(quote, await marked.EvaluateAsync<string>("mark => mark.textContent"));
        await Expect(Page.Locator("#reader-title")).ToHaveTextAsync("Mark Zuckerberg Just Intensified the Battle for AI’s Future");
    }

    [Fact]
    public async Task Escape_closes_the_document_and_gives_the_focus_back()
    {
        await AskAsync(Question);
        var citation = Page.Locator(".answer-text .citation").First;
        await citation.FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator("#reader mark")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Escape");

        await Expect(Page.Locator("#reader")).ToBeHiddenAsync();
        await Expect(citation).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Stop_ends_the_wait_for_an_answer()
    {
        var asked = new TaskCompletionSource<IRoute>();
        await Page.RouteAsync("**/ask", asked.SetResult);
        await OpenAsync("ask?q=anything");
        var held = await asked.Task;
        await Button("Stop").ClickAsync();

        await Expect(Page.Locator(".answer")).ToContainTextAsync("Stopped.");
        await Expect(Button("Stop")).ToBeHiddenAsync();
        await held.AbortAsync();
    }

    [Fact]
    public async Task Parts_of_an_answer_are_shown_as_they_arrive()
    {
        await Page.RouteAsync("**/ask", route => route.FulfillAsync(new()
        {
            ContentType = "text/event-stream",
            Body = "event: passages\ndata: {\"passages\":[]}\n\nevent: delta\ndata: {\"text\":\"First. \"}\n\nevent: delta\r\ndata: {\"text\":\"Second.\"}\r\n\r\nevent: error\ndata: {\"title\":\"Broken\",\"detail\":\"The model ended.\"}\n\n",
        }));
        await OpenAsync("ask?q=anything");

        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The model ended.");
        await Page.UnrouteAsync("**/ask");
        await Button("Try again").ClickAsync();
        await Expect(Page.Locator(".answer-text")).ToHaveAttributeAsync("aria-busy", "false");
    }
}
