using SemanticCorpus.Documents;
using SemanticCorpus.Search;

namespace SemanticCorpus.Json;

/// <summary>A found passage. Spans count UTF-16 code units in the document's cleaned text, source spans in its original.</summary>
/// <param name="Id">The passage, as <c>DOCUMENT#POSITION</c>.</param>
/// <param name="DocumentId">Its document.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Source">Where the document came from.</param>
/// <param name="Url">A link that opens the document at the best sentence.</param>
/// <param name="Author">The document's author.</param>
/// <param name="Published">When the document was published.</param>
/// <param name="Text">The passage's text.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="SourceSpan">Where it stands in the original.</param>
/// <param name="Location">Where it stands in its source: a page, a slide, cells, lines.</param>
/// <param name="HeadingPath">The headings it stands under, outermost first.</param>
/// <param name="BestSentence">The sentence that fits the question best.</param>
/// <param name="Highlights">The words that the question's words chose by meaning.</param>
/// <param name="Relevance">0 to 1, the same in all modes.</param>
/// <param name="Neighbours">The passages around it, where asked for.</param>
/// <param name="AlsoIn">The documents that say the same in the same words, where there are any.</param>
/// <param name="Scores">How its rank came about, where asked for.</param>
public sealed record PassageJson(
    string Id,
    string DocumentId,
    string? Title,
    string Source,
    string? Url,
    string? Author,
    DateTimeOffset? Published,
    string Text,
    SpanJson Span,
    SpanJson SourceSpan,
    SourceLocation? Location,
    IReadOnlyList<string> HeadingPath,
    SentenceJson? BestSentence,
    IReadOnlyList<SpanJson> Highlights,
    double Relevance,
    IReadOnlyList<NeighbourJson>? Neighbours,
    IReadOnlyList<CopyJson>? AlsoIn,
    ScoreExplanation? Scores)
{
    /// <summary>The form of a found passage.</summary>
    public static PassageJson From(PassageHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return new PassageJson(
            hit.Id.ToString(),
            hit.Document.Id,
            hit.Document.Metadata.Title,
            hit.Document.Source,
            hit.Url,
            hit.Document.Metadata.Author,
            hit.Document.Metadata.Published,
            hit.Text,
            SpanJson.From(hit.Span),
            SpanJson.From(hit.Source),
            hit.Location,
            hit.HeadingPath,
            hit.BestSentence is { } best ? SentenceJson.From(best) : null,
            [.. hit.Highlights.Select(SpanJson.From)],
            hit.Relevance,
            hit.Neighbours.Count == 0 ? null : [.. hit.Neighbours.Select(NeighbourJson.From)],
            hit.AlsoIn.Count == 0 ? null : [.. hit.AlsoIn.Select(CopyJson.From)],
            hit.Scores);
    }
}

/// <summary>A range of a text in UTF-16 code units.</summary>
/// <param name="Start">Index of the first.</param>
/// <param name="Length">Their number.</param>
public readonly record struct SpanJson(int Start, int Length)
{
    /// <summary>The form of a span.</summary>
    public static SpanJson From(TextSpan span) => new(span.Start, span.Length);
}

/// <summary>A sentence of a passage.</summary>
/// <param name="Text">The sentence, exactly.</param>
/// <param name="Span">Where it stands in the cleaned text.</param>
/// <param name="SourceSpan">Where it stands in the original.</param>
/// <param name="Score">Its fit to the question.</param>
public sealed record SentenceJson(string Text, SpanJson Span, SpanJson SourceSpan, double Score)
{
    /// <summary>The form of a sentence.</summary>
    public static SentenceJson From(SentenceHit sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        return new SentenceJson(sentence.Text, SpanJson.From(sentence.Span), SpanJson.From(sentence.Source), sentence.Score);
    }
}

/// <summary>A passage that says the same as a found one in the same words.</summary>
/// <param name="Id">The passage, as <c>DOCUMENT#POSITION</c>.</param>
/// <param name="DocumentId">Its document.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Source">Where the document came from.</param>
/// <param name="Url">The document's address.</param>
public sealed record CopyJson(string Id, string DocumentId, string? Title, string Source, string? Url)
{
    /// <summary>The form of a copy.</summary>
    public static CopyJson From(PassageCopy copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        var document = copy.Document;
        return new CopyJson(copy.Id.ToString(), document.Id, document.Metadata.Title, document.Source, document.Metadata.Url);
    }
}

/// <summary>A passage beside a found one.</summary>
/// <param name="Id">The passage.</param>
/// <param name="Text">Its text.</param>
/// <param name="Span">Where it stands in the cleaned text.</param>
public sealed record NeighbourJson(string Id, string Text, SpanJson Span)
{
    /// <summary>The form of a neighbour.</summary>
    public static NeighbourJson From(NeighbouringPassage neighbour)
    {
        ArgumentNullException.ThrowIfNull(neighbour);
        return new NeighbourJson(neighbour.Id.ToString(), neighbour.Text, SpanJson.From(neighbour.Span));
    }
}
