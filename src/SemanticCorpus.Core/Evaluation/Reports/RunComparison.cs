namespace SemanticCorpus.Evaluation.Reports;

/// <summary>Two runs over the same queries.</summary>
/// <param name="Before">The earlier run.</param>
/// <param name="Deltas">The queries that both have a score of, with this run's less the earlier one's; the largest loss first.</param>
/// <param name="PValue">Of <see cref="PairedRandomisation"/>.</param>
public sealed record RunComparison(EvaluationRun Before, IReadOnlyList<QueryDelta> Deltas, double PValue)
{
    /// <summary>Compares a run with an earlier one.</summary>
    /// <exception cref="EvaluationDataException">The runs score differently or have no query in common.</exception>
    public static RunComparison Of(EvaluationRun before, EvaluationRun after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Score != after.Score)
        {
            throw new EvaluationDataException($"The runs cannot be compared: one scores by {before.Score}, the other by {after.Score}.");
        }

        var earlier = before.Queries.Where(query => query.Score is not null).DistinctBy(query => query.Id).ToDictionary(query => query.Id, query => query.Score!.Value, StringComparer.Ordinal);
        var deltas = after.Queries
            .Where(query => query.Score is not null && earlier.ContainsKey(query.Id))
            .Select(query => new QueryDelta(query.Id, query.Text, earlier[query.Id], query.Score!.Value))
            .OrderBy(delta => delta.Difference).ThenBy(delta => delta.Id, StringComparer.Ordinal)
            .ToList();
        return deltas.Count > 0
            ? new RunComparison(before, deltas, PairedRandomisation.PValue(deltas.ConvertAll(delta => delta.Difference)))
            : throw new EvaluationDataException($"The runs have no query in common: {before.Collection} and {after.Collection}.");
    }
}

/// <summary>A query in two runs.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The query.</param>
/// <param name="Before">Its score in the earlier run.</param>
/// <param name="After">Its score in this one.</param>
public sealed record QueryDelta(string Id, string Text, double Before, double After)
{
    /// <summary>This run's score less the earlier one's.</summary>
    public double Difference => After - Before;
}
