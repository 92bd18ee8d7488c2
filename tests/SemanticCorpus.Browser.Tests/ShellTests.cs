using Microsoft.Playwright;
using Xunit;

namespace SemanticCorpus.Browser;

public sealed class ShellTests(Site site) : PageTest(site)
{
    [Fact]
    public async Task The_page_forbids_inline_script_and_other_origins()
    {
        var answer = await Page.GotoAsync(Site.Http.BaseAddress!.ToString());

        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            await answer!.HeaderValueAsync("content-security-policy"));
        Assert.Equal("nosniff", await answer.HeaderValueAsync("x-content-type-options"));
    }

    [Fact]
    public async Task A_chosen_theme_stays()
    {
        await OpenAsync("ask");
        await Page.Locator("#theme-toggle").ClickAsync();
        await Page.Locator("#theme-toggle").ClickAsync();
        await Page.ReloadAsync();

        await Expect(Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task The_first_tab_stop_skips_to_the_content()
    {
        await OpenAsync("documents");
        await Expect(Page.Locator(".document-row").First).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Tab");
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" })).ToBeFocusedAsync();
        await Page.Keyboard.PressAsync("Enter");

        await Expect(Page.Locator("main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_corpus_is_chosen_and_named_in_the_address()
    {
        await Site.CreateCorpusAsync("second");
        await OpenAsync("documents");
        await Page.GetByLabel("Corpus", new() { Exact = true }).SelectOptionAsync("second");

        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "No documents yet" })).ToBeVisibleAsync();
        Assert.EndsWith("#/documents?corpus=second", Page.Url, StringComparison.Ordinal);
    }
}
