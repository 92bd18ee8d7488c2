using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Hosting;

/// <summary>A model that was added to this machine.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Model">Its identity when it was added.</param>
public sealed record CatalogModel(string Folder, EmbeddingModel Model);
