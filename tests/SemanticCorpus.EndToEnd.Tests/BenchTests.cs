using Xunit;

namespace SemanticCorpus.EndToEnd;

/// <summary><c>corpus bench</c>: that it measures, not how fast.</summary>
public sealed class BenchTests : IDisposable
{
    private readonly CorpusProcess corpus = new();

    public void Dispose() => corpus.Dispose();

    [Fact]
    public async Task The_sample_articles_are_measured()
    {
        var measured = await corpus.JsonAsync("bench", "--from", "seeds", "--questions", "20");
        Assert.True(measured.GetProperty("embedding").GetProperty("tokensPerSecond").GetDouble() > 0);
        foreach (var part in (string[])["query", "search", "hybrid"])
        {
            var times = measured.GetProperty(part);
            var (p50, p95, p99) = (times.GetProperty("p50Ms").GetDouble(), times.GetProperty("p95Ms").GetDouble(), times.GetProperty("p99Ms").GetDouble());
            Assert.True(p50 > 0 && p50 <= p95 && p95 <= p99, $"{part}: {p50}, {p95}, {p99}");
        }

        Assert.InRange(measured.GetProperty("search").GetProperty("recall10").GetDouble(), 0.99, 1);
        Assert.True(measured.GetProperty("memory").GetProperty("rssMiB").GetDouble() > 10);
    }

    [Fact]
    public async Task A_number_of_questions_out_of_range_is_refused()
    {
        var refused = await corpus.RunAsync("bench", "--questions", "0");
        Assert.Equal(2, refused.Code);
        Assert.Contains("--questions: 0 is outside 1 to 10,000", refused.Error, StringComparison.Ordinal);
    }
}
