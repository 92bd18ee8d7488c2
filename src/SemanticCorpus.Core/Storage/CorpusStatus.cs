namespace SemanticCorpus.Storage;

/// <summary>What a corpus holds.</summary>
/// <param name="Documents">Number of documents.</param>
/// <param name="Passages">Number of passages.</param>
/// <param name="Bytes">Size on disk, or null where the store cannot tell.</param>
/// <param name="Location">Where it is: a file or an address without secrets.</param>
/// <param name="Schema">What it was made with.</param>
/// <param name="LastChanged">When a document was last added, replaced or deleted; null where that never happened.</param>
public sealed record CorpusStatus(long Documents, long Passages, long? Bytes, string Location, CorpusSchema Schema, DateTimeOffset? LastChanged);
