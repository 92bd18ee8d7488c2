using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace SemanticCorpus.Browser;

/// <summary>A test with a fresh page. Whatever it does, the page may log no error, break no policy, open no dialog and ask nothing of another origin.</summary>
public abstract class PageTest(Site site) : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> complaints = [];
    private IBrowserContext? context;

    protected Site Site { get; } = site;

    protected IPage Page { get; private set; } = null!;

    /// <summary>The service that is tested.</summary>
    protected virtual Uri Address => Site.Http.BaseAddress!;

    /// <summary>Statuses of the service that the test provokes; Chromium logs them as errors.</summary>
    protected virtual IReadOnlyList<int> ExpectedStatuses => [];

    protected virtual BrowserNewContextOptions Context => new() { ViewportSize = new() { Width = 1280, Height = 800 }, Locale = "en-GB" };

    public virtual async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(Site.Missing is not null, Site.Missing ?? "");
        context = await Site.Browser.NewContextAsync(Context);
        context.SetDefaultTimeout(20_000);
        Assertions.SetDefaultExpectTimeout(20_000);
        Page = await context.NewPageAsync();
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !ExpectedStatuses.Any(status => message.Text.Contains($"status of {status}", StringComparison.Ordinal)))
            {
                complaints.Enqueue($"console: {message.Text}");
            }
        };
        Page.PageError += (_, error) => complaints.Enqueue($"script: {error}");
        Page.Dialog += async (_, dialog) =>
        {
            complaints.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Address.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                complaints.Enqueue($"request: {request.Url}");
            }
        };
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (context is not null)
        {
            await context.DisposeAsync();
            Assert.Empty(complaints);
        }
    }

    /// <summary>Opens a view, such as <c>ask?q=...</c>.</summary>
    protected async Task OpenAsync(string view) => await Page.GotoAsync(new Uri(Address, $"/#/{view}").ToString());

    /// <summary>Asks and waits for the end of the answer.</summary>
    protected async Task AskAsync(string question)
    {
        await OpenAsync($"ask?q={Uri.EscapeDataString(question)}");
        await Assertions.Expect(Page.Locator(".answer-text")).ToHaveAttributeAsync("aria-busy", "false");
    }

    protected ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
