using SemanticCorpus.Evaluation;
using Xunit;

namespace SemanticCorpus.Core.Tests.Evaluation;

public sealed class RetrievalMetricsTests
{
    private static readonly Dictionary<string, int> Grades = new() { ["a"] = 3, ["b"] = 1, ["c"] = -1 };

    [Fact]
    public void The_ideal_order_has_an_ndcg_of_one() => Assert.Equal(1, RetrievalMetrics.Ndcg(["a", "b"], Grades, 10), 10);

    [Fact]
    public void Ndcg_discounts_by_rank() =>
        Assert.Equal(((1 / 1.0) + (3 / 2.0)) / ((3 / 1.0) + (1 / Math.Log2(3))), RetrievalMetrics.Ndcg(["b", "x", "a"], Grades, 10), 10);

    [Fact]
    public void Results_past_the_depth_do_not_count()
    {
        Assert.Equal(0, RetrievalMetrics.Ndcg(["x", "a"], Grades, 1));
        Assert.Equal(0.5, RetrievalMetrics.Recall(["a", "b"], Grades, 1));
        Assert.Equal(0, RetrievalMetrics.ReciprocalRank(["x", "a"], Grades, 1));
    }

    [Fact]
    public void Grades_below_one_are_irrelevant()
    {
        Assert.Equal(0, RetrievalMetrics.Ndcg(["c"], Grades, 10));
        Assert.Equal(0, RetrievalMetrics.Recall(["c"], Grades, 10));
        Assert.Equal(0.5, RetrievalMetrics.ReciprocalRank(["c", "b"], Grades, 10));
    }

    [Fact]
    public void Nothing_relevant_gives_zero() => Assert.Equal(0, RetrievalMetrics.Ndcg(["a"], new Dictionary<string, int>(), 10));
}
