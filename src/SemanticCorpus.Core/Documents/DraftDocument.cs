namespace SemanticCorpus.Documents;

/// <summary>A document as a format's reader gives it to the cleaner.</summary>
/// <param name="Metadata">What the document says of itself.</param>
/// <param name="Blocks">Its blocks in reading order.</param>
internal sealed record DraftDocument(DocumentMetadata Metadata, List<DraftBlock> Blocks);
