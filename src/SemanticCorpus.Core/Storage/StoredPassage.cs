namespace SemanticCorpus.Storage;

/// <summary>A passage as a store gives it back, with the document it belongs to, so that a search needs no further round trip.</summary>
/// <param name="Passage">The passage; its <see cref="PassageRecord.Terms"/> are empty.</param>
/// <param name="Document">Its document without the texts.</param>
public sealed record StoredPassage(PassageRecord Passage, DocumentSummary Document);
