using System.Globalization;
using System.Text;

namespace SemanticCorpus.Evaluation.Reports;

/// <summary>An evaluation as one HTML page that needs nothing beside it: no script, no font, no address.</summary>
public static class ReportPage
{
    private const int Listed = 25;

    /// <summary>The page.</summary>
    /// <param name="runs">One run for each mode.</param>
    /// <param name="comparisons">Comparisons with earlier runs, where there are any.</param>
    public static string Render(IReadOnlyList<EvaluationRun> runs, IReadOnlyList<RunComparison> comparisons)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(comparisons);
        var title = $"Evaluation of {runs[0].Collection}";
        var page = new StringBuilder($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Html.Escape(title)}</title>
            <style>{Style}</style></head><body><main><h1>{Html.Escape(title)}</h1>
            """);
        Measures(page, runs);
        foreach (var comparison in comparisons)
        {
            Compare(page, comparison);
        }

        foreach (var run in runs)
        {
            Run(page, run, runs.Count > 1 ? $" ({ModeName(run)})" : "");
        }

        return page.Append("</main></body></html>\n").ToString();
    }

    private static void Measures(StringBuilder page, IReadOnlyList<EvaluationRun> runs)
    {
        page.Append("<div class=\"scroll\"><table><thead><tr><th></th>");
        foreach (var run in runs)
        {
            page.Append($"<th>{ModeName(run)}</th>");
        }

        page.Append("</tr></thead><tbody>");
        foreach (var name in runs[0].Measures.Keys)
        {
            page.Append($"<tr><th>{Html.Escape(name)}</th>");
            foreach (var run in runs)
            {
                page.Append($"<td>{Number(run.Measures[name])}</td>");
            }

            page.Append("</tr>");
        }

        page.Append("</tbody></table></div>");
    }

    private static void Run(StringBuilder page, EvaluationRun run, string mode)
    {
        var calibration = Calibration.Of(run);
        Figure(page, "By query" + mode, ReportPlots.Scores(run), "Each bar is a query; point at one to read it.");
        Figure(page, "Calibration" + mode, ReportPlots.Reliability(calibration), string.Create(
            CultureInfo.InvariantCulture, $"A passage on the line is as often right as its relevance says. Expected calibration error {calibration.Error:0.000} over {calibration.Count} first passages."));
        Figure(page, "Relevance" + mode, ReportPlots.Relevances(run), """<span class="key good"></span>right <span class="key bad"></span>wrong <span class="key none"></span>nothing to find""", isMarkup: true);
        var worst = run.Queries.Where(query => query.Score < 1).OrderBy(query => query.Score).Take(Listed).ToList();
        page.Append($"<h2>Worst queries{mode}</h2>");
        foreach (var query in worst)
        {
            Worst(page, query);
        }

        var wrong = run.Queries.Where(query => query.Score is null && query.Answered).Take(Listed).ToList();
        if (wrong.Count > 0)
        {
            page.Append($"<h2>Answered though nothing was to be found{mode}</h2>");
            wrong.ForEach(query => Worst(page, query));
        }
    }

    private static void Worst(StringBuilder page, EvaluatedQuery query)
    {
        page.Append($"<article><h3>{Html.Escape(query.Text)}</h3><p class=\"facts\">{Html.Escape(query.Id)} · score {(query.Score is { } score ? Number(score) : "none")} · relevance {(query.Relevance is { } relevance ? Number(relevance) : "none")}{(query.Answered ? "" : " · refused")}</p><dl>");
        foreach (var expected in query.Expected)
        {
            page.Append($"<dt>Expected</dt><dd>{Html.Escape(expected)}</dd>");
        }

        page.Append($"<dt>Found</dt><dd>{Html.Escape(query.Found ?? "nothing")}</dd></dl></article>");
    }

    private static void Compare(StringBuilder page, RunComparison comparison)
    {
        var mean = comparison.Deltas.Average(delta => delta.Difference);
        var (better, worse) = (comparison.Deltas.Count(delta => delta.Difference > 0), comparison.Deltas.Count(delta => delta.Difference < 0));
        Figure(page, $"Against the earlier run ({ModeName(comparison.Before)})", ReportPlots.Deltas(comparison), string.Create(CultureInfo.InvariantCulture,
            $"Mean {comparison.Before.Score} {comparison.Deltas.Average(delta => delta.Before):0.0000} before, {comparison.Deltas.Average(delta => delta.After):0.0000} now ({mean:+0.0000;-0.0000;0}): {better} queries better, {worse} worse, of {comparison.Deltas.Count}. Paired randomisation test: p = {comparison.PValue:0.####}."));
        page.Append("<div class=\"scroll\"><table><thead><tr><th>query</th><th>before</th><th>now</th><th>change</th></tr></thead><tbody>");
        foreach (var delta in comparison.Deltas.Where(delta => delta.Difference != 0).OrderByDescending(delta => Math.Abs(delta.Difference)).Take(Listed))
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th>{Html.Escape(delta.Text)}</th><td>{delta.Before:0.00}</td><td>{delta.After:0.00}</td><td>{delta.Difference:+0.00;-0.00}</td></tr>");
        }

        page.Append("</tbody></table></div>");
    }

    private static void Figure(StringBuilder page, string heading, string svg, string caption, bool isMarkup = false) =>
        page.Append($"<h2>{Html.Escape(heading)}</h2><figure>{svg}<figcaption>{(isMarkup ? caption : Html.Escape(caption))}</figcaption></figure>");

    private static string ModeName(EvaluationRun run) => run.Mode.ToString().ToLowerInvariant();

    private static string Number(double value) => value.ToString(value == Math.Floor(value) && value > 1 ? "0" : "0.0000", CultureInfo.InvariantCulture);

    private const string Style = """
        :root { color-scheme: light dark; --ink: #1d2430; --soft: #5b6575; --line: #dde2ea; --ground: #fff; --card: #f6f8fb; --good: #2563a8; --bad: #b4471f; --none: #8a6fb0 }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6eaf1; --soft: #a3adbd; --line: #343c4a; --ground: #14181f; --card: #1c222c; --good: #6ea8e8; --bad: #ef8f66; --none: #b59ddb } }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
        main { max-width: 60rem; margin: 0 auto; padding: 1rem }
        h1 { font-size: 1.6rem; overflow-wrap: anywhere } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem } h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere }
        figure { margin: 0 } svg { display: block; width: 100%; height: auto; font-size: 12px } svg text { fill: var(--soft) } figcaption, .facts { color: var(--soft); font-size: .9rem }
        rect { shape-rendering: crispEdges } @media (max-width: 40rem) { svg { font-size: 17px } }
        .grid { stroke: var(--line) } .good { fill: var(--good) } .bad { fill: var(--bad) } .none { fill: var(--none) }
        .ideal { fill: none; stroke: var(--soft); stroke-dasharray: 4 4 } .curve { fill: none; stroke: var(--good); stroke-width: 2 }
        .key { display: inline-block; width: .8em; height: .8em; margin: 0 .3em 0 .8em } .key.good { background: var(--good) } .key.bad { background: var(--bad) } .key.none { background: var(--none) }
        .scroll { overflow-x: auto } table { border-collapse: collapse } th, td { padding: .25rem .7rem; border-bottom: 1px solid var(--line); text-align: right } th:first-child { text-align: left; font-weight: normal }
        article { margin: .8rem 0; padding: .8rem 1rem; background: var(--card); border-radius: 8px } .facts { margin: .1rem 0 .5rem }
        dl { margin: 0 } dt { color: var(--soft); font-size: .85rem } dd { margin: 0 0 .4rem; overflow-wrap: anywhere }
        """;
}
