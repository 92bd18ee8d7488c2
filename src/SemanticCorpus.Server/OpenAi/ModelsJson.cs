using System.Text.Json.Serialization;

namespace SemanticCorpus.Server.OpenAi;

/// <summary>The models.</summary>
/// <param name="Data">The embedding model first, then every corpus.</param>
public sealed record ModelsJson(IReadOnlyList<ModelJson> Data)
{
    /// <summary>Always <c>list</c>.</summary>
    [JsonPropertyName("object")]
    public string Kind { get; } = "list";
}

/// <summary>A model.</summary>
/// <param name="Id">The embedding model's name, or <c>corpus:NAME</c>.</param>
public sealed record ModelJson(string Id)
{
    /// <summary>Always <c>model</c>.</summary>
    [JsonPropertyName("object")]
    public string Kind { get; } = "model";

    /// <summary>Always 0: when a model was made is not known.</summary>
    public long Created { get; }

    /// <summary>Always <c>semantic-corpus</c>.</summary>
    [JsonPropertyName("owned_by")]
    public string OwnedBy { get; } = "semantic-corpus";
}

/// <summary>Tokens read and written.</summary>
/// <param name="PromptTokens">Tokens of the input.</param>
/// <param name="CompletionTokens">Tokens of the answer; null where there is none to speak of.</param>
/// <param name="TotalTokens">Both.</param>
public sealed record UsageJson(
    [property: JsonPropertyName("prompt_tokens")] int PromptTokens,
    [property: JsonPropertyName("completion_tokens")] int? CompletionTokens,
    [property: JsonPropertyName("total_tokens")] int TotalTokens);
