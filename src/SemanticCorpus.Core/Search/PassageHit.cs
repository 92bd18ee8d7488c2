using SemanticCorpus.Documents;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Search;

/// <summary>A passage that was found. Spans count in the document's cleaned text unless they say otherwise.</summary>
public sealed record PassageHit
{
    /// <summary>The passage.</summary>
    public required PassageId Id { get; init; }

    /// <summary>Its document, without the texts.</summary>
    public required DocumentSummary Document { get; init; }

    /// <summary>The passage's text.</summary>
    public required string Text { get; init; }

    /// <summary>Where it stands.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Where it stands in the original.</summary>
    public required TextSpan Source { get; init; }

    /// <summary>Where it stands in its source, in the source's own terms: a page, a slide, cells, lines; null where that is not known.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>The headings it stands under, outermost first.</summary>
    public IReadOnlyList<string> HeadingPath { get; init; } = [];

    /// <summary>The document's address with a text fragment that opens at the best sentence; null where the document has no address.</summary>
    public string? Url { get; init; }

    /// <summary>How likely the passage is to hold what was asked for, 0 to 1; comparable between modes and questions.</summary>
    public required double Relevance { get; init; }

    /// <summary>The sentence that fits the question best; null for a passage without sentences.</summary>
    public SentenceHit? BestSentence { get; init; }

    /// <summary>Every sentence with its fit to the question, in the passage's order.</summary>
    public IReadOnlyList<SentenceHit> Sentences { get; init; } = [];

    /// <summary>The words that the question's words chose by meaning, ascending.</summary>
    public IReadOnlyList<TextSpan> Highlights { get; init; } = [];

    /// <summary>The passages before and after it, in the document's order, as far as asked for.</summary>
    public IReadOnlyList<NeighbouringPassage> Neighbours { get; init; } = [];

    /// <summary>The passages of other documents that say the same in the same words, best first; they are not listed by themselves.</summary>
    public IReadOnlyList<PassageCopy> AlsoIn { get; init; } = [];

    /// <summary>How the rank came about, where asked for.</summary>
    public ScoreExplanation? Scores { get; init; }
}

/// <summary>A sentence of a found passage.</summary>
/// <param name="Text">The sentence, exactly as it stands.</param>
/// <param name="Span">Where it stands in the document's cleaned text.</param>
/// <param name="Source">Where it stands in the original.</param>
/// <param name="Score">Its fit to the question: the late interaction over its own tokens, or the share of the question's terms where there are no token vectors.</param>
public sealed record SentenceHit(string Text, TextSpan Span, TextSpan Source, double Score)
{
    /// <summary>Whether a sentence asks. A heading such as "What is X?" fits a question better than its answer does, and answers nothing.</summary>
    internal static bool IsQuestion(string sentence) => sentence.AsSpan().TrimEnd("\"'”’»)").EndsWith("?");
}

/// <summary>A passage that says the same as a found one in the same words.</summary>
/// <param name="Id">The passage.</param>
/// <param name="Document">Its document, without the texts.</param>
public sealed record PassageCopy(PassageId Id, DocumentSummary Document);

/// <summary>A passage beside a found one.</summary>
/// <param name="Id">The passage.</param>
/// <param name="Text">Its text.</param>
/// <param name="Span">Where it stands in the document's cleaned text.</param>
public sealed record NeighbouringPassage(PassageId Id, string Text, TextSpan Span);
