namespace SemanticCorpus.Embeddings;

/// <summary>What identifies a model and its vectors. A generator gives its own through <c>GetService&lt;EmbeddingModel&gt;()</c>.</summary>
/// <param name="Name">Name for people, usually the folder's.</param>
/// <param name="Fingerprint">Changes whenever vectors of the same text may change: hashes of the folder's files, pooling, prompts and longest input.</param>
/// <param name="Dimensions">Components of an embedding.</param>
/// <param name="TokenDimensions">Components of a token vector, or 0 where the model gives none.</param>
/// <param name="MaxTokens">Longest input in tokens, special tokens included; what is longer is cut.</param>
public sealed record EmbeddingModel(string Name, string Fingerprint, int Dimensions, int TokenDimensions, int MaxTokens);
