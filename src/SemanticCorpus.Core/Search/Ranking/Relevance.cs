namespace SemanticCorpus.Search.Ranking;

/// <summary>Turns similarities into the likelihood that a passage holds what was asked for. Uses the same numbers in every
/// mode, so that a relevance means the same in all of them.</summary>
internal static class Relevance
{
    /// <summary>The likelihood by cosine, late interaction and the closeness of the question's words together.</summary>
    /// <param name="cosine">Cosine of the embeddings.</param>
    /// <param name="lateInteraction">Late interaction; null where there are no token vectors.</param>
    /// <param name="proximity">See <see cref="WordEvidence.Proximity"/>.</param>
    /// <returns>0 to 1: a logistic function whose parameters were fitted on answered and unanswerable questions (docs/quality.md).</returns>
    public static double Of(double cosine, double? lateInteraction, double proximity) =>
        lateInteraction is { } late ? Logistic(6.65 * (late + (0.5 * cosine) + (0.5 * proximity) - 0.977)) : Logistic(10.4 * (cosine + (0.25 * proximity) - 0.6));

    /// <summary>The likelihood by the cosine alone, where there is no question whose words could be looked for.</summary>
    public static double Of(double cosine) => Logistic(10.4 * (cosine - 0.525));

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
