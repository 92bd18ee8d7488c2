using System.Text;
using SemanticCorpus.Documents;

namespace SemanticCorpus.Formats;

/// <summary>Puts a document together from pieces of text that a format gives in reading order. The original is these pieces, a line each.</summary>
internal sealed class DocumentComposer(Format format)
{
    private readonly StringBuilder original = new();
    private readonly List<TextBlock> blocks = [];
    private readonly List<(TextSpan Span, SourceLocation Location)> marks = [];

    /// <summary>The first heading, or null where there is none yet.</summary>
    public string? FirstHeading => blocks.Find(block => block.Kind == BlockKind.Heading)?.Text;

    /// <summary>Adds a block, unless there is no text in it.</summary>
    /// <exception cref="UnreadableDocumentException">The document has more text than is read.</exception>
    public void Add(BlockKind kind, string text, SourceLocation location, int headingLevel = 0)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            return;
        }

        if (original.Length + trimmed.Length > DocumentReader.MaxBytes)
        {
            throw new UnreadableDocumentException(
                UnreadableReason.TooLong, $"The document has more than {DocumentReader.MaxBytes / (1024 * 1024)} million characters of text. Split it into parts.");
        }

        var start = original.Length;
        original.Append(trimmed).Append('\n');
        var span = new TextSpan(start, trimmed.Length);
        blocks.Add(new TextBlock(kind, trimmed, [new SourceRun(new TextSpan(0, trimmed.Length), span)]) { HeadingLevel = headingLevel });
        marks.Add((span, location));
    }

    /// <summary>The document.</summary>
    /// <param name="metadata">What it says of itself.</param>
    /// <param name="locate">Says what stays of each location, now that the whole document is known.</param>
    /// <exception cref="UnreadableDocumentException">There is no text in it.</exception>
    public ExtractedDocument Finish(DocumentMetadata metadata, Func<SourceLocation, SourceLocation>? locate = null)
    {
        if (blocks.Count == 0)
        {
            throw new UnreadableDocumentException(UnreadableReason.Empty, "There is no text in the document.");
        }

        var located = locate is null ? marks : marks.ConvertAll(mark => (mark.Span, locate(mark.Location)));
        var cleaned = CleanedDocument.Compose(blocks) with { Locations = LocationMap.Marked(located) };
        return new ExtractedDocument(original.ToString(), "utf-8", format, metadata, blocks, cleaned);
    }
}
