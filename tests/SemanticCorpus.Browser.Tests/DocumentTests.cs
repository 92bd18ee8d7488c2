using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace SemanticCorpus.Browser;

public sealed class DocumentTests(Site site) : PageTest(site)
{
    private const string Lighthouse = "# Keeping a lighthouse\n\nThe keeper of the Skerryvore lighthouse trimmed the wick every four hours through the night.";

    [Fact]
    public async Task Dropped_files_are_added_with_progress_and_then_found()
    {
        await Site.CreateCorpusAsync("dropped");
        await OpenAsync("documents?corpus=dropped");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "No documents yet" })).ToBeVisibleAsync();
        var dropped = await Page.EvaluateHandleAsync(
            "text => { const data = new DataTransfer(); data.items.add(new File([text], 'lighthouse.md', { type: 'text/markdown' })); return data; }", Lighthouse);
        await Page.Locator(".upload").DispatchEventAsync("drop", new { dataTransfer = dropped });
        await Page.GetByLabel("Tags").FillAsync("sea, light");
        var events = await Page.RunAndWaitForResponseAsync(() => Button("Add 1 file").ClickAsync(), response => response.Url.EndsWith("/events", StringComparison.Ordinal));

        Assert.Equal(200, events.Status);
        await Expect(Page.Locator(".upload-progress")).ToHaveTextAsync("1 added");
        await Expect(Page.Locator(".document-row h3")).ToHaveTextAsync(["Keeping a lighthouse"]);
        await Expect(Page.Locator(".document-row .tag")).ToHaveTextAsync(["sea", "light"]);
        await AskAsync("how often was the wick trimmed");
        await Expect(Page.Locator(".answer-text")).ToContainTextAsync("every four hours");
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_named_with_the_reason()
    {
        await Site.CreateCorpusAsync("unreadable");
        await OpenAsync("documents?corpus=unreadable");
        await Page.Locator("#files").SetInputFilesAsync(
            [Named("good.md", Lighthouse), new() { Name = "bad.txt", MimeType = "text/plain", Buffer = [0, 1, 2, 0, 255, 254, 0, 0, 3, 0, 1] }]);
        await Button("Add 2 files").ClickAsync();

        await Expect(Page.Locator(".upload-progress .notice")).ToContainTextAsync("1 failed");
        await Expect(Page.Locator(".upload-progress li")).ToContainTextAsync("bad.txt");
    }

    [Fact]
    public async Task The_preview_shows_what_is_kept_and_what_is_dropped_with_the_reason()
    {
        const string page = """
            <html><head><title>Tides</title></head><body><nav><a href="/">Home</a> <a href="/b">News</a> <a href="/c">Contact</a></nav>
            <article><h1>Tides</h1><p>The tide at Mont Saint-Michel rises faster than a walking person, and it has done so for thousands of years, as many pilgrims found out.</p>
            <p>It comes twice a day, and at the equinox it is the highest in Europe, with more than fourteen metres between low water and high water.</p></article>
            <footer>Copyright. All rights reserved.</footer></body></html>
            """;
        await OpenAsync("documents");
        await Page.Locator("#files").SetInputFilesAsync(Named("tides.html", page, "text/html"));
        await Button("Preview").ClickAsync();

        await Expect(Page.Locator(".block.kept", new() { HasText = "faster than a walking person" })).ToBeVisibleAsync();
        await Expect(Page.Locator(".block.dropped .reason").First).Not.ToBeEmptyAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Button("Preview")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_document_is_read_again_and_deleted_only_when_confirmed()
    {
        await Site.CreateCorpusAsync("deleting");
        await Site.AddAsync("deleting", new { source = "lighthouse.md", markdown = Lighthouse });
        await OpenAsync("documents?corpus=deleting");
        await Button("What cleaning kept: Keeping a lighthouse").ClickAsync();
        await Expect(Page.Locator(".block.kept", new() { HasText = "Skerryvore" })).ToBeVisibleAsync();
        await Button("Close the preview").ClickAsync();
        await Button("Read again: Keeping a lighthouse").ClickAsync();
        await Expect(Page.Locator(".row-state .success")).ToBeVisibleAsync();

        var delete = Button("Delete: Keeping a lighthouse");
        await delete.ClickAsync();
        await Button("Keep it").ClickAsync();
        await Expect(delete).ToBeFocusedAsync();
        await delete.ClickAsync();
        await Button("Delete").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "No documents yet" })).ToBeVisibleAsync();
        Assert.Equal(0, (await Site.GetAsync("/v1/corpora/deleting/documents")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_document_with_an_address_leads_to_its_original()
    {
        await Site.CreateCorpusAsync("addressed");
        await Site.AddAsync("addressed", new { source = "lighthouse.md", markdown = Lighthouse, url = "https://example.org/lighthouse" });
        await OpenAsync("ask?corpus=addressed&q=how%20often%20was%20the%20wick%20trimmed");
        var link = Page.Locator(".result").GetByRole(AriaRole.Link, new() { Name = "Original" });

        await Expect(link).ToHaveAttributeAsync("href", new Regex("^https://example\\.org/lighthouse#:~:text="));
        await Expect(link).ToHaveAttributeAsync("rel", "noopener noreferrer");
        await Page.Locator(".answer-text .citation").First.ClickAsync();
        await Expect(Page.Locator("#reader").GetByRole(AriaRole.Link, new() { Name = "Original" })).ToHaveAttributeAsync("href", "https://example.org/lighthouse");
    }

    private static FilePayload Named(string name, string text, string type = "text/markdown") =>
        new() { Name = name, MimeType = type, Buffer = System.Text.Encoding.UTF8.GetBytes(text) };
}
