using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using SemanticCorpus.Documents;

namespace SemanticCorpus.Formats.Office;

/// <summary>Takes the text out of a Word document, paragraph by paragraph. Where the document says where its pages ended when it was last laid
/// out, locations are pages; else they are paragraphs.</summary>
internal sealed class WordText(DocumentComposer composer, CancellationToken cancellationToken)
{
    private int paragraph;
    private int page = 1;

    /// <returns>Says what stays of each location.</returns>
    public Func<SourceLocation, SourceLocation> Read(WordprocessingDocument document)
    {
        if (document.MainDocumentPart is { } main)
        {
            var styles = WordStyles.Of(main);
            ReadPart(main, styles);
            foreach (OpenXmlPart? notes in (OpenXmlPart?[])[main.FootnotesPart, main.EndnotesPart])
            {
                if (notes is not null)
                {
                    ReadPart(notes, styles);
                }
            }
        }

        return page > 1
            ? location => location with { Paragraph = null, LastParagraph = null }
            : location => location with { Page = null, LastPage = null };
    }

    private void ReadPart(OpenXmlPart part, WordStyles styles)
    {
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader.IsStartElement && reader.ElementType == typeof(Paragraph))
            {
                Add((Paragraph)reader.LoadCurrentElement()!, styles);
            }
            else if (reader.IsStartElement && reader.ElementType == typeof(Table))
            {
                Add((Table)reader.LoadCurrentElement()!);
            }
        }
    }

    private void Add(Paragraph element, WordStyles styles)
    {
        var (text, location) = Next(element);
        var level = styles.HeadingLevel(element);
        var kind = level > 0 ? BlockKind.Heading : styles.IsListItem(element) ? BlockKind.ListItem : BlockKind.Paragraph;
        composer.Add(kind, text, location, level);
    }

    private void Add(Table table)
    {
        foreach (var row in table.Elements<TableRow>())
        {
            SourceLocation? location = null;
            var cells = new List<string>();
            foreach (var cell in row.Elements<TableCell>())
            {
                var texts = new List<string>();
                foreach (var element in cell.Descendants<Paragraph>())
                {
                    var (text, own) = Next(element);
                    location = location is null ? own : location.Through(own);
                    texts.Add(text.Trim());
                }

                cells.Add(string.Join(' ', texts.Where(text => text.Length > 0)).ReplaceLineEndings(" "));
            }

            composer.Add(BlockKind.TableRow, string.Join('\t', cells), location ?? new SourceLocation { Page = page, Paragraph = Math.Max(1, paragraph) });
        }
    }

    /// <summary>A paragraph's text, and where it stands from its first page to its last.</summary>
    private (string Text, SourceLocation Location) Next(Paragraph element)
    {
        paragraph++;
        var text = new StringBuilder();
        var first = page;
        foreach (var part in element.Descendants())
        {
            if (part is LastRenderedPageBreak)
            {
                page++;
                first = text.Length == 0 ? page : first;
            }
            else if (!part.Ancestors<AlternateContentFallback>().Any())
            {
                // What a drawing holds for older programs would be read twice.
                text.Append(part switch
                {
                    Text run => run.Text,
                    TabChar => "\t",
                    NoBreakHyphen => "\u2011",
                    Break or CarriageReturn => "\n",
                    _ => "",
                });
            }
        }

        return (text.ToString(), new SourceLocation { Page = first, LastPage = page == first ? null : page, Paragraph = paragraph });
    }
}
