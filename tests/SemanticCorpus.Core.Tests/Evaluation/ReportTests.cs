using SemanticCorpus.Evaluation;
using SemanticCorpus.Evaluation.Reports;
using SemanticCorpus.Search;
using Xunit;

namespace SemanticCorpus.Core.Tests.Evaluation;

public sealed class ReportTests
{
    private static EvaluatedQuery Query(string id, double? score, double relevance, bool right, string text = "A question") =>
        new(id, text, score, relevance, right, true, ["what is right"], "d#0: a sentence");

    private static EvaluationRun Run(params EvaluatedQuery[] queries) =>
        new("set", SearchMode.Hybrid, "nDCG@10", new Dictionary<string, double> { ["nDCG@10"] = 0.5 }, queries);

    [Fact]
    public void Calibration_is_the_distance_of_relevance_and_share()
    {
        var calibration = Calibration.Of(Run(Query("a", 1, 0.82, true), Query("b", 0, 0.88, false), Query("c", null, 0.1, false), Query("d", 1, 1, true)));
        Assert.Equal([1, 2, 1], calibration.Bins.Select(bin => bin.Count));
        Assert.Equal((0.85, 0.5), (Math.Round(calibration.Bins[1].Relevance, 10), calibration.Bins[1].Right));
        Assert.Equal((0.1 + (2 * 0.35) + 0) / 4, calibration.Error, 10);
    }

    [Fact]
    public void Chance_explains_a_small_difference_and_not_a_steady_one()
    {
        Assert.Equal(1, PairedRandomisation.PValue([0, 0, 0]));
        Assert.True(PairedRandomisation.PValue([.. Enumerable.Repeat(0.1, 20)]) < 0.001);
        Assert.InRange(PairedRandomisation.PValue([0.3, -0.2, 0.1, -0.1]), 0.5, 1);
        Assert.InRange(PairedRandomisation.PValue([0.1, 0.2]), 0.45, 0.55);
    }

    [Fact]
    public void Runs_are_compared_query_by_query()
    {
        var comparison = RunComparison.Of(Run(Query("a", 1, 1, true), Query("b", 0.5, 1, true), Query("gone", 1, 1, true)), Run(Query("b", 1, 1, true), Query("a", 0.25, 1, true)));
        Assert.Equal([("a", -0.75), ("b", 0.5)], comparison.Deltas.Select(delta => (delta.Id, delta.Difference)));
        Assert.Throws<EvaluationDataException>(() => RunComparison.Of(Run(Query("x", 1, 1, true)), Run(Query("y", 1, 1, true))));
    }

    [Fact]
    public async Task A_report_is_one_page_and_can_be_read_again()
    {
        var folder = Directory.CreateTempSubdirectory("corpus-report-");
        try
        {
            var page = Path.Combine(folder.FullName, "report.html");
            var run = Run(Query("a", 0, 0.4, false, "<script>alert(1)</script> & more"), Query("b", 1, 0.9, true), Query("c", null, 0.2, false));
            await ReportFile.WriteAsync(page, [run], [Run(Query("a", 1, 0.9, true))], TestContext.Current.CancellationToken);

            var html = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
            Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
            Assert.DoesNotContain("http", html, StringComparison.Ordinal);
            Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
            Assert.Equal(4, html.Split("<svg").Length - 1);

            var read = Assert.Single(ReportFile.Read(Path.ChangeExtension(page, ".json")));
            Assert.Equal(run.Queries.Select(query => query with { Expected = [] }), read.Queries.Select(query => query with { Expected = [] }));
            Assert.Contains("report.html", Assert.Throws<EvaluationDataException>(() => ReportFile.Read(page)).Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
