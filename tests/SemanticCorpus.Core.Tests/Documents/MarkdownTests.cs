using SemanticCorpus.Documents;
using Xunit;

namespace SemanticCorpus.Core.Tests.Documents;

public class MarkdownTests
{
    private const string Document = """
        ---
        title: "The roof: a report"
        author: Jane Doe
        date: 2024-03-05
        tags: [roof, rain]
        lang: en
        weight: 3
        ---
        # The roof

        The roof *lets* the [rain](http://x.example) in.

        > It did so in 1990.

        - first
        - second

        | Year | Leaks |
        |------|-------|
        | 2023 | 4     |

        ```sh
        fix --roof
          now
        ```
        """;

    [Fact]
    public void Blocks_have_their_kinds_and_no_markup()
    {
        var blocks = Reading.Markdown(Document).Blocks.Select(block => (block.Kind, block.Text));

        Assert.Equal(
            [
                (BlockKind.Heading, "The roof"), (BlockKind.Paragraph, "The roof lets the rain in."), (BlockKind.Quote, "It did so in 1990."),
                (BlockKind.ListItem, "first"), (BlockKind.ListItem, "second"),
                (BlockKind.TableRow, "Year\tLeaks"), (BlockKind.TableRow, "2023\t4"), (BlockKind.Code, "fix --roof\n  now"),
            ],
            blocks);
    }

    [Fact]
    public void Front_matter_becomes_metadata()
    {
        var metadata = Reading.Markdown(Document).Metadata;

        Assert.Equal(("The roof: a report", "Jane Doe", "en"), (metadata.Title, metadata.Author, metadata.Language));
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 0, 0, 0, TimeSpan.Zero), metadata.Published);
        Assert.Equal(["roof", "rain"], metadata.Tags);
        Assert.Equal("3", metadata.Properties["weight"]);
    }

    [Fact]
    public void Lists_in_front_matter_may_be_indented() =>
        Assert.Equal(["a b", "c"], Reading.Markdown("---\ntags:\n  - a b\n  - 'c'\n---\nText.").Metadata.Tags);

    [Fact]
    public void A_rule_at_the_top_is_no_front_matter()
    {
        var document = Reading.Markdown("---\n\nNote: this is text.\n");

        Assert.Equal("Note: this is text.", document.Cleaned.Text);
        Assert.Empty(document.Metadata.Properties);
    }

    [Fact]
    public void The_title_is_the_first_heading_of_the_first_level() =>
        Assert.Equal("B", Reading.Markdown("## A\n\ntext\n\n# B\n\ntext").Metadata.Title);

    [Fact]
    public void Markup_and_comments_in_Markdown_are_left_out() =>
        Assert.Equal("Some text in it.\n\nMore.", Reading.Markdown("<div>Some <b>text</b> in it.</div>\n\n<!-- note -->\n\nMore<br>.").Cleaned.Text);

    [Fact]
    public void A_list_of_other_stories_is_dropped()
    {
        var document = Reading.Markdown("# The roof\n\nThe roof lets the rain in at four places, as everyone in the village knows.\n\n## Related posts\n\n- [The wall that fell down](a)\n- [Why the bell is silent](b)\n");

        Assert.EndsWith("knows.", document.Cleaned.Text, StringComparison.Ordinal);
    }
}
