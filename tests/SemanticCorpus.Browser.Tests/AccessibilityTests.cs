using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace SemanticCorpus.Browser;

/// <summary>axe's rules of WCAG and good practice on every view; contrast, the one that a theme changes, in both themes.</summary>
public sealed class AccessibilityTests(Site site) : PageTest(site)
{
    private const string Asked = "ask?q=what%20did%20critics%20say%20about%20offense-defense%20asymmetry";

    private static readonly Dictionary<string, (string View, Func<IPage, Task> Prepare)> Views = new()
    {
        ["start"] = ("ask", page => page.Locator(".example").First.WaitForAsync()),
        ["answer with filters and explanation"] = (Asked, async page =>
        {
            await page.Locator(".sources").WaitForAsync();
            await page.Locator(".filters summary").ClickAsync();
            await page.Locator(".choice").First.WaitForAsync();
            await page.Locator(".why-button").First.ClickAsync();
        }),
        ["source"] = (Asked, async page =>
        {
            await page.Locator(".answer-text .citation").First.ClickAsync();
            await page.Locator("#reader mark").WaitForAsync();
        }),
        ["no answer"] = ("ask?q=how%20do%20I%20bake%20sourdough%20bread", page => page.Locator(".unanswered").WaitForAsync()),
        ["documents"] = ("documents", async page =>
        {
            await page.Locator(".document-row").First.WaitForAsync();
            await page.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "a.md", MimeType = "text/markdown", Buffer = "# A\n\nText."u8.ToArray() });
        }),
        ["preview"] = ("documents", async page =>
        {
            await page.Locator(".document-row .icon-button").First.ClickAsync();
            await page.Locator(".block").First.WaitForAsync();
        }),
        ["map"] = ("map?q=security", page => page.Locator(".nearest line").First.WaitForAsync(new() { State = WaitForSelectorState.Attached })),
        ["chat"] = ("chat", async page =>
        {
            await page.Locator("#chat-input").FillAsync("who objected to open models?");
            await page.Keyboard.PressAsync("Enter");
            await page.Locator(".turn.assistant:not([aria-busy])").WaitForAsync();
        }),
    };

    // Of what passes one element a rule is enough: the whole list is most of what axe would send.
    private static readonly HashSet<ResultType> Told = [ResultType.Violations];

    private static readonly AxeRunOptions Everything = new() { ResultTypes = Told };

    private static readonly AxeRunOptions Contrast = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] }, ResultTypes = Told };

    public static TheoryData<string> Names => [.. Views.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_view_passes(string name)
    {
        var (view, prepare) = Views[name];
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
        await OpenAsync(view);
        await prepare(Page);
        Check(await Page.RunAxe(Everything));
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce });
        Check(await Page.RunAxe(Contrast));
    }

    private static void Check(AxeResult result)
    {
        var found = from violation in result.Violations from node in violation.Nodes select $"{violation.Id}: {node.Html}";
        Assert.Equal("", string.Join(Environment.NewLine, found));
        Assert.Contains(result.Passes, rule => rule.Id == "color-contrast");
    }
}
