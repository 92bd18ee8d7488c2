using SemanticCorpus.Documents;
using SemanticCorpus.Search;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Answers;

/// <summary>The answer to a question, or why there is none.</summary>
public sealed record Answer
{
    /// <summary>Whether the corpus holds an answer.</summary>
    public required bool Answered { get; init; }

    /// <summary>The answer: quoted sentences, or a language model's, with citations' numbers in brackets; null where there is none.</summary>
    public string? Text { get; init; }

    /// <summary>Why there is no answer; null where there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>The sentences quoted or rested on, in the answer's order.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>The passages found, best first; where there is no answer, the nearest ones.</summary>
    public required IReadOnlyList<PassageHit> Passages { get; init; }

    /// <summary>Where the time went.</summary>
    public required SearchTimings Timings { get; init; }

    /// <summary>What a reader should know of how the answer came about; null where all went as it should.</summary>
    public string? Note { get; init; }

    /// <summary>The language model that worded the answer; null where the answer is made of quoted sentences.</summary>
    public string? GeneratedBy { get; init; }
}

/// <summary>A sentence quoted exactly, and where it stands.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Quote">The sentence, code unit for code unit as in the document's cleaned text.</param>
/// <param name="Passage">The passage it stands in.</param>
/// <param name="DocumentId">The document.</param>
/// <param name="Title">The document's title, where it has one.</param>
/// <param name="DocumentSource">Where the document came from.</param>
/// <param name="Url">A link that opens the document at the sentence; null where it has no address.</param>
/// <param name="Span">Where the sentence stands in the document's cleaned text.</param>
/// <param name="Source">Where it stands in the document's original.</param>
/// <param name="Relevance">The passage's relevance, 0 to 1.</param>
/// <param name="Location">Where the passage stands in its source, in the source's own terms; null where that is not known.</param>
public sealed record Citation(
    int Number,
    string Quote,
    PassageId Passage,
    string DocumentId,
    string? Title,
    string DocumentSource,
    string? Url,
    TextSpan Span,
    TextSpan Source,
    double Relevance,
    SourceLocation? Location = null)
{
    /// <summary>The citation of a found passage's sentence.</summary>
    public static Citation Of(int number, PassageHit passage, SentenceHit sentence)
    {
        ArgumentNullException.ThrowIfNull(passage);
        ArgumentNullException.ThrowIfNull(sentence);
        return new Citation(
            number,
            sentence.Text,
            passage.Id,
            passage.Document.Id,
            passage.Document.Metadata.Title,
            passage.Document.Source,
            passage.Document.Metadata.Url is { } url ? TextFragment.Link(url, sentence.Text) : null,
            sentence.Span,
            sentence.Source,
            passage.Relevance,
            passage.Location);
    }
}
