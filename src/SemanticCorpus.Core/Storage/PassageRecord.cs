using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Storage;

/// <summary>A finished passage: everything a store keeps of it.</summary>
public sealed record PassageRecord
{
    /// <summary>Its document and place.</summary>
    public required PassageId Id { get; init; }

    /// <summary>Its range in the document's cleaned text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Its text: the range <see cref="Span"/> of the cleaned text.</summary>
    public required string Text { get; init; }

    /// <summary>The headings it stands under, outermost first.</summary>
    public IReadOnlyList<string> HeadingPath { get; init; } = [];

    /// <summary>The smallest range of the original that holds everything the passage was made from.</summary>
    public required TextSpan Source { get; init; }

    /// <summary>Where it stands in its source, in the source's own terms: a page, a slide, cells, lines; null where that is not known.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>Its sentences, ascending.</summary>
    public required IReadOnlyList<PassageSentence> Sentences { get; init; }

    /// <summary>The embedding of the passage with its title and headings; finite, not zero, L2-normalised.</summary>
    public required ReadOnlyMemory<float> Embedding { get; init; }

    /// <summary>The vectors of its content tokens; null where the model gives none or they are turned off.</summary>
    public QuantizedTokenVectors? Tokens { get; init; }

    /// <summary>The analyzed terms of title, headings and text, in order and with repetitions; what keyword search matches.
    /// Empty on a passage that a store gives back.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];
}
