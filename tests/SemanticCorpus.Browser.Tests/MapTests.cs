using Xunit;

namespace SemanticCorpus.Browser;

public sealed class MapTests(Site site) : PageTest(site)
{
    [Fact]
    public async Task Hovering_a_point_reads_its_passage()
    {
        var points = (await Site.GetAsync("/v1/corpora/main/map?limit=2000")).GetProperty("points");
        await OpenAsync("map");
        await Expect(Page.Locator(".point")).ToHaveCountAsync(points.GetArrayLength());
        await Page.Locator(".point").Nth(3).HoverAsync(new() { Force = true });

        var read = await Page.Locator(".map-reading p").EvaluateAsync<string>("p => p.textContent");
        Assert.Contains(read, points.EnumerateArray().Select(point => point.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task The_arrow_keys_go_from_point_to_point_and_enter_opens_the_document()
    {
        await OpenAsync("map");
        await Page.Locator(".plot").FocusAsync();
        var first = await Page.Locator(".map-reading p").InnerTextAsync();
        foreach (var key in (string[])["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"])
        {
            await Page.Keyboard.PressAsync(key);
            if (await Page.Locator(".map-reading p").InnerTextAsync() != first)
            {
                break;
            }
        }

        await Expect(Page.Locator(".map-reading p")).Not.ToHaveTextAsync(first);
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator("#reader .document-text")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_question_stands_among_the_passages()
    {
        await OpenAsync("map?q=offense-defense%20asymmetry");

        await Expect(Page.Locator(".question")).ToHaveAttributeAsync("visibility", "visible");
        await Expect(Page.Locator(".nearest line")).Not.ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_legend_shows_one_document_alone()
    {
        await OpenAsync("map");
        await Page.Locator("button.legend-entry").First.ClickAsync();
        var shown = int.Parse(await Page.Locator("button.legend-entry small").First.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);

        await Expect(Page.Locator(".point:not(.faded)")).ToHaveCountAsync(shown);
        await Page.Locator("button.legend-entry").First.ClickAsync();
        await Expect(Page.Locator(".point.faded")).ToHaveCountAsync(0);
    }
}
