using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using SemanticCorpus.Documents;
using Drawing = DocumentFormat.OpenXml.Drawing;

namespace SemanticCorpus.Formats.Office;

/// <summary>Takes the text out of a presentation, slide by slide, the speaker's notes after each.</summary>
internal static class PresentationText
{
    public static void Read(PresentationDocument document, DocumentComposer composer, CancellationToken cancellationToken)
    {
        var main = document.PresentationPart;
        var number = 0;
        foreach (var id in main?.Presentation?.SlideIdList?.Elements<SlideId>() ?? [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            number++;
            if (id.RelationshipId?.Value is { } relationship && main!.GetPartById(relationship) is SlidePart slide)
            {
                var location = new SourceLocation { Slide = number };
                Add(slide.Slide, composer, location, isNotes: false);
                Add(slide.NotesSlidePart?.NotesSlide, composer, location, isNotes: true);
            }
        }
    }

    private static void Add(OpenXmlElement? slide, DocumentComposer composer, SourceLocation location, bool isNotes)
    {
        foreach (var element in slide?.Descendants() ?? [])
        {
            if (element is Shape shape)
            {
                Add(shape, composer, location, isNotes);
            }
            else if (element is Drawing.Table table)
            {
                foreach (var row in table.Elements<Drawing.TableRow>())
                {
                    var cells = row.Elements<Drawing.TableCell>().Select(cell => string.Join(' ', cell.Descendants<Drawing.Paragraph>().Select(TextOf)));
                    composer.Add(BlockKind.TableRow, string.Join('\t', cells), location);
                }
            }
        }
    }

    private static void Add(Shape shape, DocumentComposer composer, SourceLocation location, bool isNotes)
    {
        var placeholder = shape.NonVisualShapeProperties?.ApplicationNonVisualDrawingProperties?.PlaceholderShape;
        var type = placeholder?.Type?.Value;
        if (type is { } kind && (kind == PlaceholderValues.SlideNumber || kind == PlaceholderValues.DateAndTime
            || kind == PlaceholderValues.Footer || kind == PlaceholderValues.Header))
        {
            // The same on every slide.
            return;
        }

        var paragraphs = shape.TextBody?.Elements<Drawing.Paragraph>().Select(TextOf).Where(text => text.Length > 0).ToList() ?? [];
        if (!isNotes && (type == PlaceholderValues.Title || type == PlaceholderValues.CenteredTitle))
        {
            composer.Add(BlockKind.Heading, string.Join(' ', paragraphs), location, 1);
            return;
        }

        foreach (var paragraph in paragraphs)
        {
            composer.Add(!isNotes && paragraphs.Count > 1 ? BlockKind.ListItem : BlockKind.Paragraph, paragraph, location);
        }
    }

    private static string TextOf(Drawing.Paragraph paragraph) => string.Concat(paragraph.Descendants().Select(part => part switch
    {
        Drawing.Text text => text.Text,
        Drawing.Break => " ",
        _ => "",
    })).Trim();
}
