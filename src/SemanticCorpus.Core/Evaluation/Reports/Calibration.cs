namespace SemanticCorpus.Evaluation.Reports;

/// <summary>How far the relevance of first passages is the share of them that are right.</summary>
/// <param name="Bins">The bins that hold anything, ascending.</param>
/// <param name="Error">Expected calibration error: the mean distance of relevance and share over the bins, by their counts (Naeini et al., 2015).</param>
/// <param name="Count">Number of passages.</param>
public sealed record Calibration(IReadOnlyList<CalibrationBin> Bins, double Error, int Count)
{
    private const int Width = 10;

    /// <summary>The calibration over a run's first passages, in bins of a tenth; what was asked in vain counts as wrong.</summary>
    public static Calibration Of(EvaluationRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var shown = run.Queries.Where(query => query.Relevance is not null).ToList();
        var bins = shown
            .GroupBy(query => Math.Clamp((int)(query.Relevance!.Value * Width), 0, Width - 1))
            .OrderBy(bin => bin.Key)
            .Select(bin => new CalibrationBin(bin.Count(), bin.Average(query => query.Relevance!.Value), bin.Average(query => query.FirstIsRight ? 1.0 : 0)))
            .ToList();
        var error = shown.Count == 0 ? 0 : bins.Sum(bin => bin.Count * Math.Abs(bin.Relevance - bin.Right)) / shown.Count;
        return new Calibration(bins, error, shown.Count);
    }
}

/// <summary>First passages of about the same relevance.</summary>
/// <param name="Count">Their number.</param>
/// <param name="Relevance">Their mean relevance.</param>
/// <param name="Right">The share that is right.</param>
public sealed record CalibrationBin(int Count, double Relevance, double Right);
