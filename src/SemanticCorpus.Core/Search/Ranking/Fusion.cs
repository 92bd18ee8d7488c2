using SemanticCorpus.Storage;

namespace SemanticCorpus.Search.Ranking;

/// <summary>Brings the two candidate lists together: cosine and BM25 are scaled to 0 to 1 over the candidates and added by weight.</summary>
internal static class Fusion
{
    /// <summary>The candidates of both lists, best first.</summary>
    public static List<RankedPassage> Fuse(CandidateSet candidates, double cosineWeight)
    {
        var passages = new Dictionary<PassageId, RankedPassage>(candidates.Dense.Count + candidates.Keyword.Count);
        foreach (var dense in candidates.Dense)
        {
            passages[dense.Id] = new RankedPassage { Id = dense.Id, Cosine = dense.Score };
        }

        foreach (var keyword in candidates.Keyword)
        {
            if (!passages.TryGetValue(keyword.Id, out var passage))
            {
                passages[keyword.Id] = passage = new RankedPassage { Id = keyword.Id };
            }

            passage.Keyword = keyword.Score;
        }

        var (least, most) = candidates.Dense.Count == 0 ? (0f, 0f) : (candidates.Dense[^1].Score, candidates.Dense[0].Score);
        var mostKeyword = candidates.Keyword.Count == 0 ? 0f : candidates.Keyword[0].Score;
        foreach (var passage in passages.Values)
        {
            // A passage outside the dense list is at most as close as the list's last, one outside the keyword list has no term.
            passage.CosineScaled = passage.Cosine is { } cosine ? Scale(cosine, least, most) : 0;
            passage.KeywordScaled = Scale(passage.Keyword, 0, mostKeyword);
            passage.Total = (cosineWeight * passage.CosineScaled) + ((1 - cosineWeight) * passage.KeywordScaled);
        }

        var ranked = passages.Values.ToList();
        Sort(ranked);
        return ranked;
    }

    /// <summary>Sorts by total, equal totals by id, so that the order never depends on chance.</summary>
    public static void Sort(List<RankedPassage> passages) => passages.Sort(static (a, b) =>
    {
        var byTotal = b.Total.CompareTo(a.Total);
        if (byTotal != 0)
        {
            return byTotal;
        }

        var byDocument = string.CompareOrdinal(a.Id.DocumentId, b.Id.DocumentId);
        return byDocument != 0 ? byDocument : a.Id.Position.CompareTo(b.Id.Position);
    });

    private static double Scale(double score, double least, double most) =>
        most > least ? (score - least) / (most - least) : score > 0 ? 1 : 0;
}
