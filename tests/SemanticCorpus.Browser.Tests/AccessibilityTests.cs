using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace SemanticCorpus.Browser;

/// <summary>axe's rules of WCAG 2.2 A and AA, contrast and labels among them, on every view in both themes.</summary>
public sealed class AccessibilityTests(Site site) : PageTest(site)
{
    private static readonly (string View, Func<IPage, Task> Prepare)[] Views =
    [
        ("ask", page => page.Locator(".example").First.WaitForAsync()),
        ("ask?q=what%20did%20critics%20say%20about%20offense-defense%20asymmetry", async page =>
        {
            await page.Locator(".sources").WaitForAsync();
            await page.Locator(".filters summary").ClickAsync();
            await page.Locator(".choice").First.WaitForAsync();
            await page.Locator(".why-button").First.ClickAsync();
        }),
        ("ask?q=what%20did%20critics%20say%20about%20offense-defense%20asymmetry", async page =>
        {
            await page.Locator(".answer-text .citation").First.ClickAsync();
            await page.Locator("#reader mark").WaitForAsync();
        }),
        ("ask?q=how%20do%20I%20bake%20sourdough%20bread", page => page.Locator(".unanswered").WaitForAsync()),
        ("documents", async page =>
        {
            await page.Locator(".document-row").First.WaitForAsync();
            await page.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "a.md", MimeType = "text/markdown", Buffer = "# A\n\nText."u8.ToArray() });
        }),
        ("documents", async page =>
        {
            await page.Locator(".document-row .icon-button").First.ClickAsync();
            await page.Locator(".block").First.WaitForAsync();
        }),
        ("map?q=security", page => page.Locator(".nearest line").First.WaitForAsync(new() { State = WaitForSelectorState.Attached })),
        ("chat", async page =>
        {
            await page.Locator("#chat-input").FillAsync("who objected to open models?");
            await page.Keyboard.PressAsync("Enter");
            await page.Locator(".turn.assistant:not([aria-busy])").WaitForAsync();
        }),
    ];

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_view_passes(ColorScheme scheme)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        var found = new List<string>();
        foreach (var (view, prepare) in Views)
        {
            await Page.GotoAsync("about:blank");
            await OpenAsync(view);
            await prepare(Page);
            var result = await Page.RunAxe();
            found.AddRange(
                from violation in result.Violations
                from node in violation.Nodes
                select $"{view}: {violation.Id}: {node.Html}");
            Assert.NotEmpty(result.Passes);
        }

        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }
}
