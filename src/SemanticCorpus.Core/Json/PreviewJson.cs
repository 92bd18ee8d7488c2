using SemanticCorpus.Chunking;
using SemanticCorpus.Documents;

namespace SemanticCorpus.Json;

/// <summary>How a file would be taken in.</summary>
/// <param name="Source">The file.</param>
/// <param name="Format">What it was read as.</param>
/// <param name="Encoding">IANA name of its encoding.</param>
/// <param name="Metadata">What it says of itself.</param>
/// <param name="Original">The decoded original.</param>
/// <param name="Text">The cleaned text.</param>
/// <param name="Blocks">All blocks in reading order.</param>
/// <param name="Passages">The passages it would be split into.</param>
public sealed record PreviewJson(
    string Source,
    DocumentFormat Format,
    string Encoding,
    DocumentMetadata Metadata,
    string Original,
    string Text,
    IReadOnlyList<BlockJson> Blocks,
    IReadOnlyList<ChunkJson> Passages)
{
    /// <summary>The form of a document that was read and split.</summary>
    public static PreviewJson From(string source, ExtractedDocument document, DocumentMetadata metadata, IReadOnlyList<Chunk> chunks)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = document.Cleaned.Text;
        return new PreviewJson(
            source,
            document.Format,
            document.Encoding,
            metadata,
            document.Original,
            text,
            [.. document.Blocks.Select(BlockJson.From)],
            [.. chunks.Select(chunk => new ChunkJson(
                chunk.Span.Of(text), SpanJson.From(chunk.Span), chunk.HeadingPath, [.. chunk.Sentences.Select(SpanJson.From)], document.Cleaned.LocationOf(chunk.Span)))]);
    }
}

/// <summary>A block as read.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text.</param>
/// <param name="Kept">Whether it is part of the cleaned text.</param>
/// <param name="DroppedBecause">Why it is left out.</param>
public sealed record BlockJson(BlockKind Kind, string Text, bool Kept, string? DroppedBecause)
{
    /// <summary>The form of a block.</summary>
    public static BlockJson From(TextBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new BlockJson(block.Kind, block.Text, block.DroppedBecause is null, block.DroppedBecause);
    }
}

/// <summary>A passage before it is embedded.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Span">Where it stands in the cleaned text.</param>
/// <param name="HeadingPath">The headings it stands under.</param>
/// <param name="Sentences">Where its sentences stand in the cleaned text.</param>
/// <param name="Location">Where it stands in its source: a page, a slide, cells, lines.</param>
public sealed record ChunkJson(
    string Text, SpanJson Span, IReadOnlyList<string> HeadingPath, IReadOnlyList<SpanJson> Sentences, SourceLocation? Location = null);
