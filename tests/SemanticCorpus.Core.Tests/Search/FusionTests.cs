using SemanticCorpus.Search.Ranking;
using SemanticCorpus.Storage;
using Xunit;

namespace SemanticCorpus.Core.Tests.Search;

public sealed class FusionTests
{
    private static Candidate At(string document, float score) => new(new PassageId(document, 0), score);

    private static CandidateSet Lists(Candidate[] dense, Candidate[] keyword) => new(dense, keyword, 100, new Dictionary<int, long>());

    [Fact]
    public void Scores_are_scaled_and_added_by_weight()
    {
        var ranked = Fusion.Fuse(Lists([At("a", 0.8f), At("b", 0.6f), At("c", 0.4f)], [At("b", 10), At("d", 5)]), 0.6);

        Assert.Equal(["b", "a", "d", "c"], ranked.Select(passage => passage.Id.DocumentId));
        Assert.Equal([0.7, 0.6, 0.2, 0.0], ranked.Select(passage => Math.Round(passage.Total, 5)));
    }

    [Fact]
    public void Equal_totals_are_ordered_by_id()
    {
        var ranked = Fusion.Fuse(Lists([], [At("b", 1), At("a", 1)]), 0.6);
        Assert.Equal(["a", "b"], ranked.Select(passage => passage.Id.DocumentId));
    }

    [Fact]
    public void A_single_dense_candidate_has_the_whole_scale() =>
        Assert.Equal(0.6, Assert.Single(Fusion.Fuse(Lists([At("a", 0.3f)], []), 0.6)).Total, 5);

    [Fact]
    public void Nothing_gives_nothing() => Assert.Empty(Fusion.Fuse(Lists([], []), 0.6));
}
