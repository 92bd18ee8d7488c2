using SemanticCorpus.Documents;
using Xunit;

namespace SemanticCorpus.Core.Tests.Documents;

public class PlainTextTests
{
    private const string Sentence = "The committee met in the small hall and spoke for three hours about the roof.";

    private static (BlockKind Kind, string Text)[] Blocks(string text) => [.. Reading.Plain(text).Blocks.Select(block => (block.Kind, block.Text))];

    [Fact]
    public void Wrapped_lines_are_joined()
    {
        const string text = """
            The committee met in the small hall of the old school on Tuesday and spoke
            for three hours about the roof, which lets the rain in at four places, and
            for the fourth time in as many years about the old question that is well-
            known to all of them, of who pays for it.

            Nothing was decided, as so often, and the members went home through the rain
            that fell on them as it fell on the hall.
            """;

        var document = Reading.Plain(text);

        Assert.Equal(2, document.Cleaned.Blocks.Count);
        Assert.Contains("spoke for three hours", document.Cleaned.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("well- known", document.Cleaned.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Verses_stay_lines() =>
        Assert.Equal("Roses are red\nViolets are blue\nSugar is sweet", Reading.Plain("Roses are red\nViolets are blue\nSugar is sweet\n").Cleaned.Text);

    [Fact]
    public void List_items_lose_their_bullets_and_keep_their_numbers()
    {
        Assert.Equal(
            [(BlockKind.Paragraph, "We need:"), (BlockKind.ListItem, "bread that is fresh"), (BlockKind.ListItem, "milk"), (BlockKind.ListItem, "1. first"), (BlockKind.ListItem, "2) second")],
            Blocks("We need:\n\n  • bread\n    that is fresh\n  - milk\n\n1. first\n2) second\n"));
    }

    [Theory]
    [InlineData("The roof of the hall\n\n" + Sentence, "The roof of the hall")]
    [InlineData("What is the roof?\n\n" + Sentence, "What is the roof?")]
    [InlineData("Agenda\n\n- roof\n- rain", "Agenda")]
    public void A_short_line_over_running_text_is_a_heading(string text, string heading)
    {
        var block = Reading.Plain(text).Blocks[0];

        Assert.Equal((BlockKind.Heading, heading, 1), (block.Kind, block.Text, block.HeadingLevel));
    }

    [Theory]
    [InlineData("It rained.\n\n" + Sentence)]
    [InlineData("and so on\n\n" + Sentence)]
    [InlineData("Oct 17, 2025\n\n" + Sentence)]
    public void What_closes_as_a_sentence_does_is_no_heading(string text) =>
        Assert.DoesNotContain(Reading.Plain(text).Blocks, block => block.Kind == BlockKind.Heading);

    [Fact]
    public void Byline_and_date_at_the_top_become_metadata()
    {
        var document = Reading.Plain($"The roof of the hall\n\nBy Jane Doe and Bo van Dyke\nPublished: March 3rd, 2024\n\n{Sentence}");

        Assert.Equal("The roof of the hall", document.Metadata.Title);
        Assert.Equal("Jane Doe and Bo van Dyke", document.Metadata.Author);
        Assert.Equal(new DateTimeOffset(2024, 3, 3, 0, 0, 0, TimeSpan.Zero), document.Metadata.Published);
        Assert.Equal($"The roof of the hall\n\n{Sentence}", document.Cleaned.Text);
    }

    [Theory]
    [InlineData("2024-03-05", 5)]
    [InlineData("Tuesday, March 5, 2024", 5)]
    [InlineData("5 March 2024", 5)]
    [InlineData("5th Mar. 2024", 5)]
    public void Dates_are_read(string date, int day) => Assert.Equal(day, WrittenDate.Parse(date)?.Day);

    [Theory]
    [InlineData("03/04/2024")]
    [InlineData("yesterday")]
    [InlineData("March 45, 2024")]
    [InlineData("In March 2024 it rained")]
    public void Dates_that_are_not_certain_are_not_read(string date) => Assert.Null(WrittenDate.Parse(date));
}
