using SemanticCorpus.Evaluation;
using Xunit;

namespace SemanticCorpus.Core.Tests.Evaluation;

public sealed class LatencySummaryTests
{
    [Fact]
    public void Percentiles_are_measured_times() =>
        Assert.Equal(new LatencySummary(50, 95, 99), LatencySummary.Of([.. Enumerable.Range(1, 100).Reverse().Select(i => (double)i)]));

    [Fact]
    public void A_single_time_is_every_percentile() => Assert.Equal(new LatencySummary(3, 3, 3), LatencySummary.Of([3]));

    [Fact]
    public void Nothing_has_no_percentiles() => Assert.Throws<ArgumentException>(() => LatencySummary.Of([]));
}
