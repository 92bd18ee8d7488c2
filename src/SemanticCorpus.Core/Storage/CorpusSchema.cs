using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Storage;

/// <summary>What every vector and keyword of a corpus was made with. Written when a corpus is created and compared when it is opened.</summary>
/// <param name="Model">The embedding model.</param>
/// <param name="Analyzer">Name and version of the keyword analyzer.</param>
public sealed record CorpusSchema(EmbeddingModel Model, string Analyzer);
