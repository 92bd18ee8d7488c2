using System.Text.Json.Serialization;

namespace SemanticCorpus.Server.OpenAi;

/// <summary>Embeddings in the order of the texts.</summary>
/// <param name="Data">One for each text.</param>
/// <param name="Model">The model.</param>
/// <param name="Usage">Tokens read.</param>
public sealed record EmbeddingsJson(IReadOnlyList<EmbeddingJson> Data, string Model, UsageJson Usage)
{
    /// <summary>Always <c>list</c>.</summary>
    [JsonPropertyName("object")]
    public string Kind { get; } = "list";
}

/// <summary>An embedding.</summary>
/// <param name="Index">The text's place, from 0.</param>
/// <param name="Embedding">An array of numbers, or their bytes in base64.</param>
public sealed record EmbeddingJson(int Index, object Embedding)
{
    /// <summary>Always <c>embedding</c>.</summary>
    [JsonPropertyName("object")]
    public string Kind { get; } = "embedding";
}
