using System.Text.Json.Serialization;
using SemanticCorpus.Json;

namespace SemanticCorpus.Server.OpenAi;

/// <summary>An answer in one piece.</summary>
/// <param name="Id">Names the answer.</param>
/// <param name="Created">When it was given, in seconds since 1970.</param>
/// <param name="Model">The corpus it was given from, as asked for.</param>
/// <param name="Choices">Always one.</param>
/// <param name="Usage">Tokens of the conversation and of the answer, as the embedding model counts.</param>
public sealed record ChatJson(string Id, long Created, string Model, IReadOnlyList<ChatChoiceJson> Choices, UsageJson Usage)
{
    /// <summary>Always <c>chat.completion</c>.</summary>
    [JsonPropertyName("object")]
    public string Kind { get; } = "chat.completion";
}

/// <summary>The answer of a <see cref="ChatJson"/>.</summary>
/// <param name="Message">The answer.</param>
public sealed record ChatChoiceJson(ChatMessageJson Message)
{
    /// <summary>Always 0.</summary>
    public int Index { get; }

    /// <summary>Always <c>stop</c>.</summary>
    [JsonPropertyName("finish_reason")]
    public string FinishReason { get; } = "stop";
}

/// <summary>An answer, or a part of one.</summary>
/// <param name="Role">Always <c>assistant</c>; in a stream on the first part only.</param>
/// <param name="Content">The text, with the citations' numbers in brackets.</param>
/// <param name="Citations">The sentences cited; in a stream on the last part.</param>
/// <param name="Passages">The passages found, best first; in a stream on the last part.</param>
/// <param name="Note">What a reader should know of how the answer came about; in a stream on the last part.</param>
/// <param name="GeneratedBy">The language model that worded the answer; in a stream on the last part.</param>
public sealed record ChatMessageJson(
    string? Role = null,
    string? Content = null,
    IReadOnlyList<CitationJson>? Citations = null,
    IReadOnlyList<PassageJson>? Passages = null,
    string? Note = null,
    [property: JsonPropertyName("generated_by")] string? GeneratedBy = null);

/// <summary>A part of a streamed answer.</summary>
/// <param name="Id">Names the answer; the same on all parts.</param>
/// <param name="Created">When it was begun, in seconds since 1970.</param>
/// <param name="Model">The corpus it is given from, as asked for.</param>
/// <param name="Choices">One, or none on the part that tells the usage.</param>
/// <param name="Usage">Tokens, on a part of its own where asked for.</param>
public sealed record ChatChunkJson(string Id, long Created, string Model, IReadOnlyList<ChatChunkChoiceJson> Choices, UsageJson? Usage = null)
{
    /// <summary>Always <c>chat.completion.chunk</c>.</summary>
    [JsonPropertyName("object")]
    public string Kind { get; } = "chat.completion.chunk";
}

/// <summary>What a part adds.</summary>
/// <param name="Delta">The addition.</param>
/// <param name="FinishReason"><c>stop</c> on the last part.</param>
public sealed record ChatChunkChoiceJson(
    ChatMessageJson Delta,
    [property: JsonPropertyName("finish_reason"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? FinishReason = null)
{
    /// <summary>Always 0.</summary>
    public int Index { get; }
}
