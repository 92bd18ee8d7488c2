using SemanticCorpus.Documents;

namespace SemanticCorpus.Ingestion;

/// <summary>Something to ingest, read only when its turn comes.</summary>
public sealed record SourceItem
{
    /// <summary>Where it comes from: a full path, an address, or a name. Makes the document's id unless one is given.</summary>
    public required string Source { get; init; }

    /// <summary>Reads it. Throws <see cref="UnreadableSourceException"/> with a reason where that is not possible.</summary>
    public required Func<CancellationToken, ValueTask<SourceContent>> ReadAsync { get; init; }

    /// <summary>The document's id; null for one made from the source.</summary>
    public string? Id { get; init; }

    /// <summary>Takes the text out of what was read; null for the ingestor's formats, which clean it.</summary>
    public Func<SourceContent, ExtractedDocument>? Extract { get; init; }

    /// <summary>What is known of it beside; takes precedence over what the document says of itself, tags are added. A change of it
    /// is a change of the document.</summary>
    public DocumentMetadata? Metadata { get; init; }

    /// <summary>Whether it is read and embedded again even where it is unchanged.</summary>
    public bool Again { get; init; }
}

/// <summary>What was read from a source.</summary>
/// <param name="Bytes">The bytes, unchanged.</param>
/// <param name="Hints">What is known of them beside.</param>
public sealed record SourceContent(ReadOnlyMemory<byte> Bytes, DocumentHints Hints);
