using SemanticCorpus.Storage;

namespace SemanticCorpus.Transfer;

/// <summary>A document with everything a store keeps of it, as it is moved from one store to another.</summary>
/// <param name="Document">The document.</param>
/// <param name="Passages">All its passages with their vectors, by position.</param>
public sealed record FinishedDocument(DocumentRecord Document, IReadOnlyList<PassageRecord> Passages);
