using SemanticCorpus.Documents;
using Xunit;

namespace SemanticCorpus.Core.Tests.Documents;

public class PageTests
{
    [Theory]
    [InlineData("news")]
    [InlineData("layout-tables")]
    [InlineData("documentation")]
    [InlineData("short-notice")]
    public void The_article_of_a_page_is_kept_and_nothing_else(string name) =>
        Assert.Equal(File.ReadAllText(Reading.Golden(name + ".txt")).TrimEnd(), Reading.File(Reading.Golden(name + ".html")).Cleaned.Text);

    [Theory]
    [InlineData("saved-city")]
    [InlineData("saved-tea")]
    [InlineData("saved-builds")]
    public void Of_a_page_saved_as_text_the_article_is_kept_and_nothing_else(string name) =>
        Assert.Equal(File.ReadAllText(Reading.Golden(name + ".txt")).TrimEnd(), Reading.File(Reading.Golden(name + ".page.txt")).Cleaned.Text);

    [Theory]
    [InlineData("kept-train")]
    [InlineData("kept-notes")]
    [InlineData("kept-faq")]
    public void Of_a_text_that_is_no_page_all_is_kept(string name) =>
        Assert.All(Reading.File(Reading.Golden(name + ".page.txt")).Blocks, block => Assert.True(block.DroppedBecause is null or "the byline, kept as metadata" or "the date, kept as metadata", block.Text));

    [Fact]
    public void A_page_says_who_wrote_it_when_and_where()
    {
        var metadata = Reading.File(Reading.Golden("news.html")).Metadata;

        Assert.Equal("Otters return to the upper Leven", metadata.Title);
        Assert.Equal("Ines Park, Tom Ray", metadata.Author);
        Assert.Equal(new DateTimeOffset(2024, 5, 6, 8, 30, 0, TimeSpan.FromHours(1)), metadata.Published);
        Assert.Equal("https://valley.example/news/otters?ref=1", metadata.Url);
        Assert.Equal(("The Valley Post", "en-GB"), (metadata.Site, metadata.Language));
        Assert.Equal(["wildlife"], metadata.Tags);
    }

    [Fact]
    public void Meta_elements_stand_in_for_structured_data()
    {
        var metadata = Reading.File(Reading.Golden("short-notice.html")).Metadata;

        Assert.Equal(("Library closed on Friday", "Town of Harn"), (metadata.Title, metadata.Author));
        Assert.Equal(new DateTimeOffset(2024, 2, 1, 0, 0, 0, TimeSpan.Zero), metadata.Published);
    }

    [Fact]
    public void A_relative_canonical_link_counts_from_the_address_of_the_page()
    {
        var hints = new DocumentHints { Url = "https://a.example/x/y?z=1" };
        var document = DocumentReader.Read("<html><head><link rel=canonical href='/n'></head><body><p>Some text.</p>"u8.ToArray(), hints, TestContext.Current.CancellationToken);

        Assert.Equal("https://a.example/n", document.Metadata.Url);
    }

    [Theory]
    [InlineData("<title>The long way to the river and back | The Post</title>", "The long way to the river and back")]
    [InlineData("<title>Rivers | The Post</title><meta property='og:site_name' content='The Post'>", "Rivers")]
    [InlineData("<title>A tale of two rivers in spring - The Post</title><h1>A tale of two rivers in spring</h1>", "A tale of two rivers in spring")]
    [InlineData("<title>Rivers - a short history of water</title>", "Rivers - a short history of water")]
    [InlineData("<h1>Only a heading</h1>", "Only a heading")]
    public void The_title_goes_without_the_name_of_the_site(string head, string title) =>
        Assert.Equal(title, Reading.Html($"<html>{head}<p>Some text of the page, long enough to be read.</p></html>").Metadata.Title);

    [Fact]
    public void Broken_structured_data_is_passed_over() =>
        Assert.Equal("A page", Reading.Html("<title>A page</title><script type='application/ld+json'>{\"@type\": [</script><p>Some text.</p>").Metadata.Title);

    [Fact]
    public void Every_dropped_block_of_a_page_has_its_reason()
    {
        var document = Reading.File(Reading.Golden("news.html"));

        Assert.Contains(document.Blocks, block => block.DroppedBecause == "readers' comments");
        Assert.Contains(document.Blocks, block => block.DroppedBecause == "share buttons");
        Assert.Contains(document.Blocks, block => block.DroppedBecause == "the byline, kept as metadata");
        Assert.DoesNotContain(document.Blocks, block => block.Text.Contains("hidden", StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_without_running_text_keeps_what_it_has() =>
        Assert.Equal("One\nTwo", Reading.Html("<ul><li>One</li><li>Two</li></ul>").Cleaned.Text);

    [Fact]
    public void A_page_without_a_file_name_is_known_by_its_beginning() =>
        Assert.Equal(DocumentFormat.Html, Reading.Read("\n<!-- saved -->\n<!DOCTYPE html><p>Some text.</p>", "page.dat").Format);
}
