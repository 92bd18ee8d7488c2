using SemanticCorpus.Storage;

namespace SemanticCorpus.Duplicates;

/// <summary>Documents that are copies of one another.</summary>
/// <param name="Longest">The longest of them, which the others are compared with.</param>
/// <param name="Copies">The others, the closest first.</param>
public sealed record DuplicateCluster(DocumentSummary Longest, IReadOnlyList<DuplicateDocument> Copies);

/// <summary>A copy.</summary>
/// <param name="Document">The document.</param>
/// <param name="Similarity">The share of its runs of three words that the longest document has too, 0 to 1.</param>
public sealed record DuplicateDocument(DocumentSummary Document, double Similarity);
