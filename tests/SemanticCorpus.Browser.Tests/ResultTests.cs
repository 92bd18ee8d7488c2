using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace SemanticCorpus.Browser;

public sealed partial class ResultTests(Site site) : PageTest(site)
{
    private const string Question = "who objected to open models, and why";

    [Fact]
    public async Task Passages_come_with_their_relevance_and_their_best_sentence_marked()
    {
        await AskAsync(Question);
        var meters = await Page.GetByRole(AriaRole.Meter, new() { Name = "Relevance" }).AllAsync();

        var relevances = new List<int>();
        foreach (var meter in meters)
        {
            relevances.Add(int.Parse((await meter.GetAttributeAsync("aria-valuenow"))!, CultureInfo.InvariantCulture));
        }

        Assert.Equal(10, relevances.Count);
        Assert.All(relevances, relevance => Assert.InRange(relevance, 0, 100));
        await Expect(Page.Locator(".result .passage mark").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task More_passages_follow_on_demand()
    {
        await AskAsync(Question);
        await Button("More passages").ClickAsync();

        await Expect(Page.Locator(".result")).ToHaveCountAsync(20);
        var texts = await Page.Locator(".result .passage").AllInnerTextsAsync();
        Assert.Equal(texts.Count, texts.Distinct().Count());
    }

    [Fact]
    public async Task A_source_narrows_what_is_found_by_this_and_the_next_question()
    {
        await AskAsync(Question);
        await Page.Locator(".filters summary").ClickAsync();
        var choice = Page.Locator(".choice", new() { HasText = "002_10b209a58fa9fd3e.txt" });
        await choice.GetByRole(AriaRole.Checkbox).CheckAsync();

        await Expect(Page.Locator(".badge")).ToHaveTextAsync("1 set");
        await Expect(Page.Locator(".result .facts span:first-child")).ToHaveTextAsync(Enumerable.Repeat("002_10b209a58fa9fd3e.txt", 4));

        await Page.GetByLabel("Question").FillAsync("what may be withheld from the public");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator(".badge")).ToHaveTextAsync("1 set");
        await Expect(Page.Locator(".result .facts span:first-child")).ToHaveTextAsync(Enumerable.Repeat("002_10b209a58fa9fd3e.txt", 4));
        await Page.Locator(".filters summary").ClickAsync();
        await Expect(choice.GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
        await Button("Clear all filters").ClickAsync();
        await Expect(Page.Locator(".result")).ToHaveCountAsync(10);
    }

    [Fact]
    public async Task Dates_are_sent_so_that_the_last_day_counts()
    {
        await AskAsync(Question);
        await Page.Locator(".filters summary").ClickAsync();
        var request = await Page.RunAndWaitForRequestAsync(() => Page.GetByLabel("to", new() { Exact = true }).FillAsync("2024-12-31"), IsAsk);

        var filter = JsonDocument.Parse(request.PostData!).RootElement.GetProperty("filter");
        Assert.Equal("2025-01-01T00:00:00.000Z", filter.GetProperty("publishedBefore").GetString());
    }

    [Theory]
    [InlineData("Home", "Keywords only", "mode", "\"keyword\"")]
    [InlineData("End", "Meaning only", "mode", "\"semantic\"")]
    [InlineData("ArrowRight", "55 % meaning", "balance", "0.55")]
    public async Task The_slider_balances_keywords_and_meaning(string key, string said, string field, string value)
    {
        await AskAsync(Question);
        var slider = Page.GetByRole(AriaRole.Slider, new() { Name = "Balance" });
        var request = await Page.RunAndWaitForRequestAsync(() => slider.PressAsync(key), IsAsk);

        Assert.Equal(value, JsonDocument.Parse(request.PostData!).RootElement.GetProperty(field).GetRawText());
        await Expect(Page.Locator("output")).ToHaveTextAsync(said);
        await Expect(Page.Locator(".answer-text")).ToHaveAttributeAsync("aria-busy", "false");
    }

    [Fact]
    public async Task The_explanation_draws_the_parts_of_the_score()
    {
        await AskAsync("what did critics say about offense-defense asymmetry");
        await Button("Why rank 1").ClickAsync();

        var label = (await Page.Locator(".score-bar").GetAttributeAsync("aria-label"))!;
        var numbers = Number().Matches(label).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(numbers[0], numbers[1..7].Sum(), 0.04);
        await Expect(Page.Locator(".score-parts dt")).ToHaveTextAsync(["Meaning", "Keywords", "Word by word", "Phrases", "Close together", "Title"]);
        await Expect(Page.Locator(".word-pairs text", new() { HasText = "asymmetry" })).ToHaveCountAsync(2);
        await Expect(Button("Why rank 1")).ToHaveAttributeAsync("aria-expanded", "true");
    }

    private static bool IsAsk(IRequest request) => request.Url.EndsWith("/ask", StringComparison.Ordinal);

    [GeneratedRegex(@"\d+\.\d+")]
    private static partial Regex Number();
}
