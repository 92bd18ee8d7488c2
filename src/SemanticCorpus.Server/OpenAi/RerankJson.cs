using System.Text.Json.Serialization;

namespace SemanticCorpus.Server.OpenAi;

/// <summary>Texts, best first.</summary>
/// <param name="Model">The model.</param>
/// <param name="Results">The texts.</param>
/// <param name="Usage">Tokens read.</param>
public sealed record RerankJson(string Model, IReadOnlyList<RerankResultJson> Results, UsageJson Usage);

/// <summary>A text.</summary>
/// <param name="Index">Its place in the request, from 0.</param>
/// <param name="RelevanceScore">How likely it is to answer the question, 0 to 1; the same scale as the relevance of a search.</param>
/// <param name="Document">The text, where asked for.</param>
public sealed record RerankResultJson(
    int Index, [property: JsonPropertyName("relevance_score")] double RelevanceScore, RerankDocumentJson? Document);

/// <summary>A text as it was given.</summary>
/// <param name="Text">The text.</param>
public sealed record RerankDocumentJson(string Text);
