using System.Text.Json;
using System.Text.Json.Serialization;
using SemanticCorpus.Search;

namespace SemanticCorpus.Server.OpenAi;

/// <summary>Texts to order by how well they answer a question.</summary>
/// <param name="Query">The question.</param>
/// <param name="Documents">Texts, or objects with a field <c>text</c>.</param>
/// <param name="Model">The embedding model, or nothing.</param>
/// <param name="TopN">How many of the best are wanted; all unless given.</param>
/// <param name="ReturnDocuments">Whether results carry their text; not unless given.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record RerankBody(
    string Query,
    IReadOnlyList<JsonElement> Documents,
    string? Model = null,
    [property: JsonPropertyName("top_n")] int? TopN = null,
    [property: JsonPropertyName("return_documents")] bool? ReturnDocuments = null)
{
    /// <summary>Most texts of a request.</summary>
    public const int MaxDocuments = 1000;

    /// <summary>The texts.</summary>
    /// <exception cref="ArgumentException">A field is out of its limits.</exception>
    public IReadOnlyList<string> Texts()
    {
        if (string.IsNullOrWhiteSpace(Query) || Query.Length > SearchRequest.MaxQueryLength)
        {
            throw new ArgumentException($"query: has {Query.Length:N0} characters; a question of 1 to {SearchRequest.MaxQueryLength:N0} is taken.");
        }

        if (Documents.Count is 0 or > MaxDocuments)
        {
            throw new ArgumentException($"documents: holds {Documents.Count:N0} texts, 1 to {MaxDocuments:N0} are taken. Send the rest in further requests.");
        }

        if (TopN < 1)
        {
            throw new ArgumentException($"top_n: {TopN} is below 1.");
        }

        return [.. Documents.Select(Text)];
    }

    private static string Text(JsonElement document, int index) =>
        document.ValueKind == JsonValueKind.String ? JsonText.Of(document, "documents")
        : document.ValueKind == JsonValueKind.Object && document.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? JsonText.Of(text, "documents")
        : throw new ArgumentException($"documents: document {index} is neither a text nor an object with a text in its field text.");
}
