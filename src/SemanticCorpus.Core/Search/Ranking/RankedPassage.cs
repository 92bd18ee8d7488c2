using SemanticCorpus.Storage;

namespace SemanticCorpus.Search.Ranking;

/// <summary>A candidate on its way through the ranking.</summary>
internal sealed class RankedPassage
{
    public required PassageId Id { get; init; }

    /// <summary>Its place in the dense list's scores, or null where it is not in that list.</summary>
    public float? Cosine { get; set; }

    /// <summary>Its BM25, or 0 where it is not in the keyword list.</summary>
    public float Keyword { get; set; }

    public double CosineScaled { get; set; }

    public double KeywordScaled { get; set; }

    public double Total { get; set; }

    public LateInteractionScore? Late { get; set; }

    public WordEvidence Words { get; set; }

    public double Relevance { get; set; }

    /// <summary>What a cross-encoder gave it, 0 to 1; null where none was asked.</summary>
    public double? CrossEncoder { get; set; }

    public StoredPassage? Stored { get; set; }

    /// <summary>Those behind it that say the same in the same words, best first.</summary>
    public List<RankedPassage> Copies { get; } = [];
}
