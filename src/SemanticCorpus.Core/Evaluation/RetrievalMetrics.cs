namespace SemanticCorpus.Evaluation;

/// <summary>Measures of a ranked list against graded judgements, as trec_eval computes them.</summary>
public static class RetrievalMetrics
{
    /// <summary>Normalised discounted cumulative gain (Järvelin and Kekäläinen, 2002) with linear gains: the sum of
    /// grade / log2(rank + 1) over the first <paramref name="depth"/> results, divided by that of the ideal order.</summary>
    /// <param name="ranked">Ids, best first.</param>
    /// <param name="grades">Judged ids with their grades; others and grades of 0 or less count as irrelevant.</param>
    /// <param name="depth">How many results to look at.</param>
    /// <returns>0 to 1; 0 where nothing is relevant.</returns>
    public static double Ndcg(IReadOnlyList<string> ranked, IReadOnlyDictionary<string, int> grades, int depth)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        ArgumentNullException.ThrowIfNull(grades);
        var ideal = Discounted(grades.Values.Where(grade => grade > 0).OrderDescending().Take(depth));
        return ideal == 0 ? 0 : Discounted(ranked.Take(depth).Select(id => Math.Max(0, grades.GetValueOrDefault(id)))) / ideal;
    }

    /// <summary>The share of the relevant ids that is among the first <paramref name="depth"/> results.</summary>
    /// <inheritdoc cref="Ndcg"/>
    public static double Recall(IReadOnlyList<string> ranked, IReadOnlyDictionary<string, int> grades, int depth)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        ArgumentNullException.ThrowIfNull(grades);
        var relevant = grades.Count(grade => grade.Value > 0);
        return relevant == 0 ? 0 : (double)ranked.Take(depth).Count(id => grades.GetValueOrDefault(id) > 0) / relevant;
    }

    /// <summary>One divided by the rank of the first relevant result among the first <paramref name="depth"/>; 0 where there is none.</summary>
    /// <inheritdoc cref="Ndcg"/>
    public static double ReciprocalRank(IReadOnlyList<string> ranked, IReadOnlyDictionary<string, int> grades, int depth)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        ArgumentNullException.ThrowIfNull(grades);
        for (var i = 0; i < ranked.Count && i < depth; i++)
        {
            if (grades.GetValueOrDefault(ranked[i]) > 0)
            {
                return 1.0 / (i + 1);
            }
        }

        return 0;
    }

    private static double Discounted(IEnumerable<int> gains) => gains.Select((gain, index) => gain / Math.Log2(index + 2)).Sum();
}
