using SemanticCorpus.Answers;
using SemanticCorpus.Search;

namespace SemanticCorpus.Server.Answers;

/// <summary>A step of answering a question, in this order: the passages, the answer's text in parts, the whole answer.</summary>
public abstract record AnswerEvent
{
    /// <summary>What the answer will rest on.</summary>
    /// <param name="Found">The passages, best first.</param>
    public sealed record Passages(SearchResponse Found) : AnswerEvent;

    /// <summary>A further part of the answer's text.</summary>
    /// <param name="Text">The part; all parts together are the answer.</param>
    public sealed record Delta(string Text) : AnswerEvent;

    /// <summary>The end.</summary>
    /// <param name="Answer">The answer, or why there is none.</param>
    public sealed record Done(Answer Answer) : AnswerEvent;
}
