using System.Text.Json;
using System.Text.Json.Serialization;

namespace SemanticCorpus.Server.OpenAi;

/// <summary>A conversation to go on with.</summary>
/// <param name="Model"><c>corpus:NAME</c>, or <c>corpus</c> for the main one.</param>
/// <param name="Messages">The turns, oldest first; the last one of the user is the question.</param>
/// <param name="Stream">Whether the answer comes in chunks.</param>
/// <param name="StreamOptions">What the chunks hold.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record ChatBody(
    string Model,
    IReadOnlyList<ChatTurnJson> Messages,
    bool? Stream = null,
    [property: JsonPropertyName("stream_options")] StreamOptionsJson? StreamOptions = null);

/// <summary>What the chunks of a streamed answer hold.</summary>
/// <param name="IncludeUsage">Whether a last chunk tells the tokens.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record StreamOptionsJson([property: JsonPropertyName("include_usage")] bool? IncludeUsage = null);

/// <summary>A turn of a conversation.</summary>
/// <param name="Role">Who speaks; <c>user</c> and <c>assistant</c> count, other roles are passed over.</param>
/// <param name="Content">A text, or an array of text parts.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record ChatTurnJson(string Role, JsonElement? Content = null)
{
    /// <summary>The turn's text.</summary>
    /// <exception cref="ArgumentException">The content is something else than text.</exception>
    public string Text() => Content switch
    {
        null or { ValueKind: JsonValueKind.Null } => "",
        { ValueKind: JsonValueKind.String } text => JsonText.Of(text, "messages"),
        { ValueKind: JsonValueKind.Array } parts => string.Concat(parts.EnumerateArray().Select(Part)),
        _ => throw new ArgumentException("messages: the content of a message is neither a text nor an array of text parts."),
    };

    private static string Part(JsonElement part) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String
            ? JsonText.Of(text, "messages")
            : throw new ArgumentException("messages: a message holds a part that is no text. Corpora answer questions in text only; leave the part out.");
}
