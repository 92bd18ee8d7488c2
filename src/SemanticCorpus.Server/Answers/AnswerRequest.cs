using Microsoft.Extensions.AI;
using SemanticCorpus.Search;

namespace SemanticCorpus.Server.Answers;

/// <summary>A question to answer.</summary>
/// <param name="Search">Where to look for an answer, and with which words.</param>
/// <param name="Question">The question as it was asked.</param>
public sealed record AnswerRequest(SearchRequest Search, string Question)
{
    /// <summary>Whether a language model words the answer, where the service has one.</summary>
    public bool Generate { get; init; } = true;

    /// <summary>The turns of the conversation before the question, oldest first.</summary>
    public IReadOnlyList<ChatMessage> Earlier { get; init; } = [];
}
