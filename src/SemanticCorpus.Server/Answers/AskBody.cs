using SemanticCorpus.Server.Search;

namespace SemanticCorpus.Server.Answers;

/// <summary>What a question holds.</summary>
/// <param name="Question">The question.</param>
/// <param name="Stream">Whether the answer comes as server-sent events.</param>
/// <param name="Generate">Whether a language model words the answer, where the service has one.</param>
public sealed record AskBody(string Question, bool Stream = false, bool Generate = true) : SearchOptionsBody
{
    /// <summary>The question with its options.</summary>
    public AnswerRequest ToRequest() => new(ToRequest(Question, "question"), Question) { Generate = Generate };
}
