using System.Numerics.Tensors;

namespace SemanticCorpus.Search.Ranking;

/// <summary>Reorders by maximal marginal relevance: each next passage is the one with the best balance of its own score and its
/// distance from those already chosen (Carbonell and Goldstein, 1998).</summary>
internal static class Diversity
{
    /// <summary>The passages in their new order.</summary>
    /// <param name="ranked">Passages with their stored embeddings, best first.</param>
    /// <param name="diversity">0 keeps the order, 1 looks at distance alone.</param>
    public static List<RankedPassage> Reorder(List<RankedPassage> ranked, double diversity)
    {
        var remaining = new List<RankedPassage>(ranked);
        var closest = ranked.ToDictionary(passage => passage, _ => 0.0);
        var most = ranked.Count == 0 ? 0 : ranked.Max(passage => passage.Total);
        var ordered = new List<RankedPassage>(ranked.Count);
        while (remaining.Count > 0)
        {
            var next = remaining.MaxBy(passage => ((1 - diversity) * Share(passage, most)) - (diversity * closest[passage]))!;
            remaining.Remove(next);
            ordered.Add(next);
            foreach (var passage in remaining)
            {
                var similarity = TensorPrimitives.Dot(next.Stored!.Passage.Embedding.Span, passage.Stored!.Passage.Embedding.Span);
                closest[passage] = Math.Max(closest[passage], similarity);
            }
        }

        return ordered;
    }

    // What a cross-encoder has rated stands before what it has not.
    private static double Share(RankedPassage passage, double most) =>
        passage.CrossEncoder is { } rated ? 1 + rated : most > 0 ? passage.Total / most : 0;
}
