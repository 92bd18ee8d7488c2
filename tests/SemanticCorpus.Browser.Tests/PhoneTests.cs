using Microsoft.Playwright;
using Xunit;

namespace SemanticCorpus.Browser;

public sealed class PhoneTests(Site site) : PageTest(site)
{
    protected override BrowserNewContextOptions Context => new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true };

    [Theory]
    [InlineData("ask", ".example")]
    [InlineData("ask?q=who%20objected%20to%20open%20models", ".result")]
    [InlineData("documents", ".document-row")]
    [InlineData("map?q=security", ".point")]
    [InlineData("chat", ".turns")]
    public async Task Nothing_is_wider_than_the_screen(string view, string shown)
    {
        await OpenAsync(view);
        await Expect(Page.Locator(shown).First).ToBeVisibleAsync();

        Assert.Equal(0, await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }

    [Fact]
    public async Task A_source_fills_the_screen_until_it_is_closed()
    {
        await AskAsync("what did critics say about offense-defense asymmetry");
        await Page.Locator(".answer-text .citation").First.TapAsync();
        await Expect(Page.Locator("#reader mark")).ToBeInViewportAsync();
        Assert.Equal(360, (await Page.Locator("#reader").BoundingBoxAsync())!.Width);

        await Button("Close the document").TapAsync();
        await Expect(Page.Locator("#reader")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_tap_reads_a_passage_without_leaving_the_map()
    {
        await OpenAsync("map");
        await Page.Locator(".point").Nth(2).TapAsync(new() { Force = true });

        await Expect(Button("Open the document")).ToBeVisibleAsync();
        await Expect(Page.Locator("#reader")).ToBeHiddenAsync();
    }
}
