using SemanticCorpus.Search;
using SemanticCorpus.Server.Search;

namespace SemanticCorpus.Server.Answers;

/// <summary>What a question holds.</summary>
/// <param name="Question">The question.</param>
/// <param name="Stream">Whether the answer comes as server-sent events.</param>
public sealed record AskBody(string Question, bool Stream = false) : SearchOptionsBody
{
    /// <summary>The request to the engine.</summary>
    public SearchRequest ToRequest() => ToRequest(Question, "question");
}
