using Microsoft.Extensions.AI;

namespace SemanticCorpus.Embeddings;

/// <summary>What the run that made an embedding gave beside it. Travels in <see cref="Embedding.AdditionalProperties"/>.</summary>
/// <param name="TokenCount">Number of tokens the model saw, special tokens included.</param>
/// <param name="Truncated">Whether the text was longer than the model reads, so that its end had no influence.</param>
/// <param name="Tokens">The tokens' own vectors; null where they were not asked for or the model gives none.</param>
public sealed record EmbeddingDetails(int TokenCount, bool Truncated, TokenVectors? Tokens)
{
    private const string Key = "semanticcorpus.details";

    /// <summary>The details of an embedding, or null where its generator gives none.</summary>
    public static EmbeddingDetails? Of(Embedding<float> embedding)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        return embedding.AdditionalProperties?.TryGetValue(Key, out EmbeddingDetails? details) == true ? details : null;
    }

    /// <summary>An embedding that carries these details.</summary>
    /// <param name="vector">The vector.</param>
    public Embedding<float> Attach(ReadOnlyMemory<float> vector) =>
        new(vector) { AdditionalProperties = new AdditionalPropertiesDictionary { [Key] = this } };
}
