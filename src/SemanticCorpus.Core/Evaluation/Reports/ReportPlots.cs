using System.Globalization;

namespace SemanticCorpus.Evaluation.Reports;

/// <summary>The plots of a report.</summary>
public static class ReportPlots
{
    private const int Bins = 20;

    /// <summary>Every query's score, the worst first, one bar each.</summary>
    public static string Scores(EvaluationRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var scored = run.Queries.Where(query => query.Score is not null).OrderBy(query => query.Score).ToList();
        var plot = new SvgPlot($"{run.Score} of each query, the worst first", (0, Math.Max(1, scored.Count)), (0, 1), "queries, the worst first", run.Score);
        for (var i = 0; i < scored.Count; i++)
        {
            plot.Bar("good", i, i + 1, 0, scored[i].Score!.Value, string.Create(CultureInfo.InvariantCulture, $"{scored[i].Id} {scored[i].Score:0.00}: {scored[i].Text}"));
        }

        return plot.ToString();
    }

    /// <summary>The reliability diagram: for each tenth of relevance the share of first passages that are right.</summary>
    public static string Reliability(Calibration calibration)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        var plot = new SvgPlot(
            string.Create(CultureInfo.InvariantCulture, $"Reliability diagram of {calibration.Count} first passages, expected calibration error {calibration.Error:0.000}"), (0, 1), (0, 1), "relevance of the first passage", "share that is right");
        TenthTicks(plot);
        plot.Line("ideal", (0, 0), (1, 1));
        plot.Line("curve", [.. calibration.Bins.Select(bin => (bin.Relevance, bin.Right))]);
        foreach (var bin in calibration.Bins)
        {
            plot.Dot("good", bin.Relevance, bin.Right, 3 + (9 * Math.Sqrt((double)bin.Count / calibration.Count)),
                string.Create(CultureInfo.InvariantCulture, $"relevance {bin.Relevance:0.00}: {bin.Right:P0} right of {bin.Count}"));
        }

        return plot.ToString();
    }

    /// <summary>How relevances of first passages are spread: right ones, wrong ones, and those of questions without an answer.</summary>
    public static string Relevances(EvaluationRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        (string Kind, string Name, int[] Counts)[] kinds =
        [
            ("good", "right", Histogram(run.Queries.Where(query => query.FirstIsRight))),
            ("bad", "wrong", Histogram(run.Queries.Where(query => !query.FirstIsRight && query.Score is not null))),
            ("none", "nothing to find", Histogram(run.Queries.Where(query => query.Score is null))),
        ];
        var most = Enumerable.Range(0, Bins).Max(bin => kinds.Sum(kind => kind.Counts[bin]));
        var plot = new SvgPlot("Relevance of first passages by whether they are right", (0, 1), (0, Math.Max(4, most)), "relevance of the first passage", "queries");
        TenthTicks(plot);
        for (var bin = 0; bin < Bins; bin++)
        {
            var below = 0;
            foreach (var (kind, name, counts) in kinds.Where(kind => kind.Counts[bin] > 0))
            {
                plot.Bar(kind, (double)bin / Bins, (bin + 0.92) / Bins, below, below + counts[bin], $"{counts[bin]} {name}");
                below += counts[bin];
            }
        }

        return plot.ToString();
    }

    /// <summary>How each query's score changed, the largest loss first.</summary>
    public static string Deltas(RunComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var plot = new SvgPlot("Change of each query's score, the largest loss first", (0, comparison.Deltas.Count), (-1, 1), "queries, the largest loss first", "change");
        for (var i = 0; i < comparison.Deltas.Count; i++)
        {
            var delta = comparison.Deltas[i];
            plot.Bar(delta.Difference < 0 ? "bad" : "good", i, i + 1, 0, delta.Difference, string.Create(CultureInfo.InvariantCulture, $"{delta.Id} {delta.Before:0.00} to {delta.After:0.00}: {delta.Text}"));
        }

        return plot.ToString();
    }

    private static int[] Histogram(IEnumerable<EvaluatedQuery> queries)
    {
        var counts = new int[Bins];
        foreach (var query in queries.Where(query => query.Relevance is not null))
        {
            counts[Math.Clamp((int)(query.Relevance!.Value * Bins), 0, Bins - 1)]++;
        }

        return counts;
    }

    private static void TenthTicks(SvgPlot plot)
    {
        for (var tenth = 0; tenth <= 10; tenth += 2)
        {
            plot.Tick(tenth / 10.0, string.Create(CultureInfo.InvariantCulture, $"{tenth / 10.0:0.0}"));
        }
    }
}
