using SemanticCorpus.Documents;
using Xunit;

namespace SemanticCorpus.Formats.Tests;

public sealed class OfficeTests
{
    [Fact]
    public async Task A_Word_document_gives_headings_paragraphs_items_rows_and_notes()
    {
        var document = await Sample.ReadAsync("harbour.docx");
        Assert.Equal(SemanticCorpus.Documents.DocumentFormat.Word, document.Format);
        Assert.Equal("Harbour report", document.Metadata.Title);
        Assert.Equal("Mara Lindqvist", document.Metadata.Author);
        Assert.Contains("Dredging", Sample.Blocks(document, BlockKind.Heading));
        Assert.Equal(2, document.Blocks.First(block => block.Text == "Tariffs").HeadingLevel);
        Assert.Contains("Ferries sail every forty minutes.", Sample.Blocks(document, BlockKind.ListItem));
        Assert.Contains("Tanker\t940", Sample.Blocks(document, BlockKind.TableRow));
        Assert.Contains("The board decided this unanimously on 9 March.", document.Cleaned.Text, StringComparison.Ordinal);
        Assert.StartsWith("paragraph ", Sample.LocationOf(document, "removed 62,000 cubic metres"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_presentation_gives_its_slides_and_notes_with_their_numbers()
    {
        var document = await Sample.ReadAsync("slides.pptx");
        Assert.Equal("slide 1", Sample.LocationOf(document, "New pilots train for eighteen months."));
        Assert.Equal("slide 1", Sample.LocationOf(document, "Mention that Ove retires in autumn."));
        Assert.Equal("slide 2", Sample.LocationOf(document, "The simulator shows the harbour in fog."));
    }

    [Fact]
    public async Task The_titles_of_slides_are_headings()
    {
        var document = await Sample.ReadAsync("harbour.pptx");
        Assert.Equal(["Harbour report", "Harbour report", "Notes"], Sample.Blocks(document, BlockKind.Heading));
        Assert.Contains("Tanker\t940", Sample.Blocks(document, BlockKind.TableRow));
        Assert.Equal("Harbour report", document.Metadata.Title);
    }

    [Fact]
    public async Task A_workbook_gives_rows_with_their_cells_dates_and_calculated_values()
    {
        var document = await Sample.ReadAsync("book.xlsx");
        Assert.Equal(["Budget", "Light houses"], Sample.Blocks(document, BlockKind.Heading));
        Assert.Contains("Dredging\tMara Lindqvist\t2019-05-01\t1250000.5", Sample.Blocks(document, BlockKind.TableRow));
        Assert.Contains("Pilots\tOve Sandberg\t2021-11-15\t830000.3", Sample.Blocks(document, BlockKind.TableRow));
        Assert.Equal("sheet Budget A3:D3", Sample.LocationOf(document, "Ove Sandberg"));
        Assert.Equal("sheet Light houses B2:C2", Sample.LocationOf(document, "Northern light"));
        var rows = document.Cleaned.Text.IndexOf("Dredging", StringComparison.Ordinal);
        var upTo = document.Cleaned.Text.IndexOf("Northern", StringComparison.Ordinal);
        Assert.Equal("sheet Budget A2:D3", document.Cleaned.LocationOf(TextSpan.FromBounds(rows, rows + 70))?.ToString());
        Assert.Equal("sheet Budget A2:D3 to sheet Light houses B2:C2", document.Cleaned.LocationOf(TextSpan.FromBounds(rows, upTo + 3))?.ToString());
    }

    [Fact]
    public async Task ReStructuredText_gives_titles_and_text_with_lines()
    {
        var document = await Sample.ReadAsync("harbour.rst");
        Assert.Equal("Harbour report", document.Metadata.Title);
        Assert.Contains("Dredging", Sample.Blocks(document, BlockKind.Heading));
        Assert.StartsWith("line", Sample.LocationOf(document, "41,200 containers"), StringComparison.Ordinal);
        Assert.DoesNotContain("----", document.Cleaned.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rich_text_is_refused_with_the_way_out()
    {
        var refusal = await Sample.RefusalAsync(Sample.Bytes("harbour.rtf"), "harbour.rtf");
        Assert.Equal(UnreadableReason.UnsupportedType, refusal.Reason);
        Assert.Contains(".docx", refusal.Message, StringComparison.Ordinal);
    }
}
