using System.Text.Json;
using Xunit;

namespace SemanticCorpus.EndToEnd;

/// <summary>Holds search and answers to the figures in docs/quality.md, with a little room for other processors' rounding.</summary>
public sealed class EvaluationTests : IDisposable
{
    private readonly CorpusProcess corpus = new();

    public void Dispose() => corpus.Dispose();

    [Fact]
    public async Task The_furniture_around_the_articles_answers_nothing()
    {
        var questions = Path.Combine(AppContext.BaseDirectory, "Golden", "furniture-questions.jsonl");
        var report = Path.Combine(corpus.Folder, "report.html");
        var metrics = await corpus.JsonAsync("eval", "--questions", questions, "--from", "seeds", "--report", report);
        Assert.StartsWith("<!doctype html>", await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.ChangeExtension(report, ".json")));
        Assert.Equal(10, Number(metrics, "abstained", "of"));
        Assert.Equal(10, Number(metrics, "abstained", "correct"));
    }

    [Fact]
    public async Task Questions_on_the_sample_articles()
    {
        var metrics = await corpus.JsonAsync("eval", "--questions", Shared("seeds/questions.jsonl"), "--from", "seeds");
        Assert.InRange(Number(metrics, "hitAt1"), 14, 16);
        Assert.Equal(16, Number(metrics, "hitAt3"));
        Assert.InRange(Number(metrics, "mrr"), 0.90, 1);
        Assert.Equal(4, Number(metrics, "abstained", "correct"));
    }

    [Fact]
    public async Task Questions_on_long_articles()
    {
        string[] arguments = ["eval", "--questions", Shared("squad/questions.jsonl"), "--from", Shared("squad/docs")];
        var hybrid = await corpus.JsonAsync(arguments);
        Assert.InRange(Number(hybrid, "hitAt1"), 430, 500);
        Assert.InRange(Number(hybrid, "hitAt5"), 474, 500);
        Assert.InRange(Number(hybrid, "mrr"), 0.90, 1);
        Assert.InRange(Number(hybrid, "sentenceHitAt1"), 350, 500);
        Assert.InRange(Number(hybrid, "abstained", "correct"), 144, 150);
        Assert.InRange(Number(hybrid, "abstained", "wrongly"), 0, 25);

        var semantic = await corpus.JsonAsync([.. arguments, "--mode", "semantic"]);
        Assert.InRange(Number(semantic, "hitAt1"), 370, 500);
    }

    [Fact]
    public async Task A_judged_collection()
    {
        var metrics = await corpus.JsonAsync("eval", "--beir", Shared("cranfield"));
        Assert.InRange(Number(metrics, "modes", "keyword", "ndcg10"), 0.48, 1);
        Assert.InRange(Number(metrics, "modes", "semantic", "ndcg10"), 0.50, 1);
        Assert.InRange(Number(metrics, "modes", "hybrid", "ndcg10"), 0.57, 1);
    }

    private static double Number(JsonElement metrics, params string[] path) =>
        path.Aggregate(metrics, (element, name) => element.GetProperty(name)).GetDouble();

    /// <summary>Evaluation data that stands beside a checkout and is not part of it.</summary>
    private static string Shared(string path)
    {
        var full = Path.GetFullPath(Path.Combine(CorpusProcess.Repository, "..", "shared", "eval", path));
        Assert.SkipUnless(Path.Exists(full), $"../shared/eval/{path} is not here; these figures were not checked.");
        return full;
    }
}
