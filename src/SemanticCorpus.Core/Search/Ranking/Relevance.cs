namespace SemanticCorpus.Search.Ranking;

/// <summary>Turns similarities into the likelihood that a passage holds what was asked for. Uses the same two numbers in every
/// mode, so that a relevance means the same in all of them.</summary>
internal static class Relevance
{
    /// <summary>The likelihood by cosine and late interaction together; by the cosine alone where there is no late interaction.</summary>
    /// <returns>0 to 1: a logistic function whose parameters were fitted on answered and unanswerable questions (docs/results.md).</returns>
    public static double Of(double cosine, double? lateInteraction) =>
        lateInteraction is { } late ? Logistic(8.2 * (late + (0.5 * cosine) - 0.893)) : Logistic(10.4 * (cosine - 0.525));

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
