using Microsoft.Playwright;
using Xunit;

namespace SemanticCorpus.Browser;

/// <summary>A service that always needs a key, shared by the tests of the class.</summary>
public sealed class GuardedService : IAsyncLifetime
{
    public ServiceProcess Process { get; } = new();

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Address = await Process.StartAsync(("Corpus__Server__RequireKey", "true"));

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}

public sealed class KeyTests(Site site, GuardedService guarded) : PageTest(site), IClassFixture<GuardedService>
{
    protected override Uri Address => guarded.Address;

    protected override IReadOnlyList<int> ExpectedStatuses => [401, 403];

    [Fact]
    public async Task A_key_is_asked_for_and_kept_in_the_tab_only()
    {
        var key = await guarded.Process.RunAsync("key", "create", "page");
        await OpenAsync("documents");
        await GiveAsync(key);

        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "No documents yet" })).ToBeVisibleAsync();
        await Page.ReloadAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "No documents yet" })).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.DoesNotContain(key, await Page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_key_can_be_mended_and_a_missing_scope_is_named()
    {
        await OpenAsync("documents");
        await GiveAsync("wrong");
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("did not accept");
        await GiveAsync(await guarded.Process.RunAsync("key", "create", "reader"));
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "No documents yet" })).ToBeVisibleAsync();

        await Page.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "a.md", MimeType = "text/markdown", Buffer = "# A"u8.ToArray() });
        await Button("Add 1 file").ClickAsync();
        await Expect(Page.Locator(".upload-progress .error")).ToContainTextAsync("write");
        await Expect(Button("Add 1 file")).ToBeVisibleAsync();
    }

    private async Task GiveAsync(string key)
    {
        await Page.GetByLabel("Key", new() { Exact = true }).FillAsync(key);
        await Button("Use this key").ClickAsync();
    }
}
