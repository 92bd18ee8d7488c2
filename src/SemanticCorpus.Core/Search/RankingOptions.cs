namespace SemanticCorpus.Search;

/// <summary>How passages are ranked. The defaults were chosen on several collections (docs/quality.md).</summary>
public sealed class RankingOptions
{
    /// <summary>Length of each of the two candidate lists.</summary>
    public int Candidates { get; set; } = 100;

    /// <summary>How many of the best candidates late interaction looks at.</summary>
    public int Reranked { get; set; } = 30;

    /// <summary>Weight of the scaled cosine in hybrid mode; the scaled BM25 has the rest to 1.</summary>
    public double CosineWeight { get; set; } = 0.55;

    /// <summary>Weight of late interaction beside the scaled scores; 0 turns it off.</summary>
    public double LateInteractionWeight { get; set; } = 1.6;

    /// <summary>Weight of the late interaction of neighbouring tokens; counts only where late interaction is on.</summary>
    public double PairWeight { get; set; } = 1.6;

    /// <summary>Weight of how close together a passage has the question's words.</summary>
    public double ProximityWeight { get; set; } = 0.6;

    /// <summary>Weight of the share of the question's words that title and headings name.</summary>
    public double TitleWeight { get; set; } = 0.8;

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentException">A setting is out of its limits; the message names it and them.</exception>
    public void Validate()
    {
        Require(nameof(Candidates), Candidates, 1, 10_000);
        Require(nameof(Reranked), Reranked, 1, Candidates);
        Require(nameof(CosineWeight), CosineWeight, 0, 1);
        Require(nameof(LateInteractionWeight), LateInteractionWeight, 0, 100);
        Require(nameof(PairWeight), PairWeight, 0, 100);
        Require(nameof(ProximityWeight), ProximityWeight, 0, 100);
        Require(nameof(TitleWeight), TitleWeight, 0, 100);
    }

    private static void Require(string setting, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            throw new ArgumentException($"Ranking:{setting}: {value} is outside {least} to {most}.");
        }
    }
}
