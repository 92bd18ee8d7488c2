namespace SemanticCorpus.Search;

/// <summary>How the rank of a passage came about: <c>Total = CosineWeight * CosineScaled + KeywordWeight * KeywordScaled
/// + LateInteractionWeight * LateInteraction + PairWeight * Pairs + ProximityWeight * Proximity + TitleWeight * Title</c>; past the reranked passages the first two alone.</summary>
public sealed record ScoreExplanation
{
    /// <summary>What passages are sorted by.</summary>
    public required double Total { get; init; }

    /// <summary>Cosine of the question's and the passage's embeddings.</summary>
    public required double Cosine { get; init; }

    /// <summary>The cosine, scaled so that the least candidate has 0 and the best 1.</summary>
    public required double CosineScaled { get; init; }

    /// <summary>BM25 of the question's terms; 0 where none occurs or the passage was not among the keyword candidates.</summary>
    public required double Keyword { get; init; }

    /// <summary>BM25 as a share of the best candidate's.</summary>
    public required double KeywordScaled { get; init; }

    /// <summary>Late interaction: the weighted mean of the best similarity each of the question's tokens found; null where it was not computed.</summary>
    public double? LateInteraction { get; init; }

    /// <summary>Late interaction of neighbouring tokens: how well phrases of the question are met by phrases; null where it was not computed.</summary>
    public double? Pairs { get; init; }

    /// <summary>How close together the passage has the words that follow each other in the question, 0 to 1.</summary>
    public required double Proximity { get; init; }

    /// <summary>The share of the question's words, by weight, that title and headings name, 0 to 1.</summary>
    public required double Title { get; init; }

    /// <summary>What a cross-encoder gave the passage, 0 to 1: then it decides the order instead of <see cref="Total"/>; null where none was asked.</summary>
    public double? CrossEncoder { get; init; }

    /// <summary>Weight of the scaled cosine.</summary>
    public required double CosineWeight { get; init; }

    /// <summary>Weight of the scaled BM25.</summary>
    public required double KeywordWeight { get; init; }

    /// <summary>Weight of the late interaction.</summary>
    public required double LateInteractionWeight { get; init; }

    /// <summary>Weight of the pairs.</summary>
    public required double PairWeight { get; init; }

    /// <summary>Weight of the proximity.</summary>
    public required double ProximityWeight { get; init; }

    /// <summary>Weight of title and headings.</summary>
    public required double TitleWeight { get; init; }

    /// <summary>The question's tokens against those of the passage that they chose, in the question's order.</summary>
    public IReadOnlyList<TokenMatch> Matches { get; init; } = [];
}

/// <summary>A token of the question and the passage's token it is closest to.</summary>
/// <param name="Question">The question's token as written.</param>
/// <param name="Passage">The word of the passage that the token belongs to; the title or a heading where it stands in the context.</param>
/// <param name="Similarity">Cosine of the two token vectors.</param>
/// <param name="Weight">The question token's share: its idf among the word pieces of the corpus, scaled to sum 1.</param>
public sealed record TokenMatch(string Question, string Passage, double Similarity, double Weight);
