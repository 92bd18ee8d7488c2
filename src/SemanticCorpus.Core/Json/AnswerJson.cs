using SemanticCorpus.Answers;
using SemanticCorpus.Documents;
using SemanticCorpus.Search;

namespace SemanticCorpus.Json;

/// <summary>An answer, or why there is none.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answered">Whether there is an answer.</param>
/// <param name="Answer">Quoted sentences, or a language model's, with the citations' numbers in brackets.</param>
/// <param name="Reason">Why there is no answer.</param>
/// <param name="Citations">The sentences quoted.</param>
/// <param name="Passages">The passages found, best first.</param>
/// <param name="Timings">Where the time went, in milliseconds.</param>
/// <param name="Note">What a reader should know of how the answer came about.</param>
/// <param name="GeneratedBy">The language model that worded the answer; absent where it is made of quoted sentences.</param>
public sealed record AnswerJson(
    string Question,
    bool Answered,
    string? Answer,
    string? Reason,
    IReadOnlyList<CitationJson> Citations,
    IReadOnlyList<PassageJson> Passages,
    SearchTimings Timings,
    string? Note = null,
    string? GeneratedBy = null)
{
    /// <summary>The form of an answer.</summary>
    public static AnswerJson From(string question, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new AnswerJson(
            question,
            answer.Answered,
            answer.Text,
            answer.Reason,
            [.. answer.Citations.Select(CitationJson.From)],
            [.. answer.Passages.Select(PassageJson.From)],
            answer.Timings,
            answer.Note,
            answer.GeneratedBy);
    }
}

/// <summary>A sentence quoted exactly.</summary>
/// <param name="Number">Its number in the answer, from 1.</param>
/// <param name="Quote">The sentence: the range <paramref name="Span"/> of the document's cleaned text.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="PassageId">The passage, as <c>DOCUMENT#POSITION</c>.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Source">Where the document came from.</param>
/// <param name="Url">A link that opens the document at the sentence.</param>
/// <param name="Span">Where it stands in the cleaned text.</param>
/// <param name="SourceSpan">Where it stands in the original.</param>
/// <param name="Relevance">The passage's relevance, 0 to 1.</param>
/// <param name="Location">Where the passage stands in its source: a page, a slide, cells, lines.</param>
public sealed record CitationJson(
    int Number,
    string Quote,
    string DocumentId,
    string PassageId,
    string? Title,
    string Source,
    string? Url,
    SpanJson Span,
    SpanJson SourceSpan,
    double Relevance,
    SourceLocation? Location = null)
{
    /// <summary>The form of a citation.</summary>
    public static CitationJson From(Citation citation)
    {
        ArgumentNullException.ThrowIfNull(citation);
        return new CitationJson(
            citation.Number,
            citation.Quote,
            citation.DocumentId,
            citation.Passage.ToString(),
            citation.Title,
            citation.DocumentSource,
            citation.Url,
            SpanJson.From(citation.Span),
            SpanJson.From(citation.Source),
            citation.Relevance,
            citation.Location);
    }
}
