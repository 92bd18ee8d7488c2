using System.Text.Json;
using System.Text.Json.Serialization;

namespace SemanticCorpus.Server.OpenAi;

/// <summary>Texts to embed.</summary>
/// <param name="Model">The embedding model.</param>
/// <param name="Input">A text, or an array of texts.</param>
/// <param name="EncodingFormat"><c>float</c> unless given, or <c>base64</c>: the components as little-endian 32-bit floats.</param>
/// <param name="Dimensions">The model's own number, where given.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record EmbeddingsBody(
    string Model,
    JsonElement Input,
    [property: JsonPropertyName("encoding_format")] string? EncodingFormat = null,
    int? Dimensions = null)
{
    /// <summary>Most texts of a request.</summary>
    public const int MaxInputs = 2048;

    /// <summary>The texts.</summary>
    /// <exception cref="ArgumentException">The input is none, or too much.</exception>
    public IReadOnlyList<string> Texts()
    {
        string[] texts = Input.ValueKind switch
        {
            JsonValueKind.String => [JsonText.Of(Input, "input")],
            JsonValueKind.Array => [.. Input.EnumerateArray().Select(Text)],
            _ => throw new ArgumentException("input: is neither a text nor an array of texts."),
        };
        if (texts.Length is 0 or > MaxInputs)
        {
            throw new ArgumentException($"input: holds {texts.Length:N0} texts, 1 to {MaxInputs:N0} are taken. Send the rest in further requests.");
        }

        return Array.FindIndex(texts, string.IsNullOrEmpty) is var empty and >= 0
            ? throw new ArgumentException($"input: text {empty} is empty. Leave it out.")
            : texts;
    }

    private static string Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => JsonText.Of(element, "input"),
        JsonValueKind.Number or JsonValueKind.Array => throw new ArgumentException(
            "input: holds token numbers, which mean something else in each model. Send the texts themselves."),
        _ => throw new ArgumentException("input: holds something that is no text."),
    };
}
