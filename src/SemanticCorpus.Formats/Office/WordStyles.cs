using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SemanticCorpus.Formats.Office;

/// <summary>What a document's paragraph styles mean: headings with their levels, and lists.</summary>
internal sealed class WordStyles
{
    private const int DeepestHeading = 6;
    private const int MostBasedOn = 32;
    private readonly Dictionary<string, Style> styles;

    private WordStyles(Dictionary<string, Style> styles) => this.styles = styles;

    public static WordStyles Of(MainDocumentPart main)
    {
        var byId = new Dictionary<string, Style>(StringComparer.Ordinal);
        foreach (var style in main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is { } id)
            {
                byId.TryAdd(id, style);
            }
        }

        return new WordStyles(byId);
    }

    /// <summary>1 to 6 for a heading or the title, else 0.</summary>
    public int HeadingLevel(Paragraph paragraph)
    {
        if (paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is { } own)
        {
            return LevelOf(own);
        }

        foreach (var style in StylesOf(paragraph))
        {
            var name = style.StyleName?.Val?.Value ?? "";
            if (name.Equals("Title", StringComparison.OrdinalIgnoreCase))
            {
                return 1;
            }

            if (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(name.AsSpan("heading ".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var level))
            {
                return Math.Clamp(level, 1, DeepestHeading);
            }

            if (style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } outline)
            {
                return LevelOf(outline);
            }
        }

        return 0;
    }

    public bool IsListItem(Paragraph paragraph) =>
        paragraph.ParagraphProperties?.NumberingProperties is not null
        || StylesOf(paragraph).Any(style => style.StyleParagraphProperties?.NumberingProperties is not null);

    // Level 9 is that of body text.
    private static int LevelOf(int outline) => outline is >= 0 and < 9 ? Math.Min(outline + 1, DeepestHeading) : 0;

    private IEnumerable<Style> StylesOf(Paragraph paragraph)
    {
        var id = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        for (var i = 0; i < MostBasedOn && id is not null && styles.TryGetValue(id, out var style); i++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }
}
