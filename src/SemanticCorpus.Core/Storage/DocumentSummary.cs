using SemanticCorpus.Documents;

namespace SemanticCorpus.Storage;

/// <summary>A stored document without its text.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="ContentHash">See <see cref="DocumentRecord.ContentHash"/>.</param>
/// <param name="Metadata">Title, author and the like.</param>
/// <param name="Passages">Number of its passages.</param>
/// <param name="Characters">Length of its cleaned text in UTF-16 code units.</param>
/// <param name="IngestedAt">When this version was stored.</param>
public sealed record DocumentSummary(
    string Id, string Source, string ContentHash, DocumentMetadata Metadata, int Passages, int Characters, DateTimeOffset IngestedAt);
