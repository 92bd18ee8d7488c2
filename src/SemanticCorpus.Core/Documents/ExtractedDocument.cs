namespace SemanticCorpus.Documents;

/// <summary>A document as read: its text, its parts and what is kept of them.</summary>
/// <param name="Original">The decoded content, unchanged but for a byte order mark; what source offsets count in.</param>
/// <param name="Encoding">IANA name of the encoding it was decoded from.</param>
/// <param name="Format">The kind of document it was read as.</param>
/// <param name="Metadata">What the document says of itself.</param>
/// <param name="Blocks">All its blocks in reading order, kept and dropped.</param>
/// <param name="Cleaned">The kept blocks as one text.</param>
public sealed record ExtractedDocument(
    string Original,
    string Encoding,
    DocumentFormat Format,
    DocumentMetadata Metadata,
    IReadOnlyList<TextBlock> Blocks,
    CleanedDocument Cleaned);
