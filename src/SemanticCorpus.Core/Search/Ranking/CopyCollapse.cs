using System.Numerics.Tensors;
using SemanticCorpus.Duplicates;

namespace SemanticCorpus.Search.Ranking;

/// <summary>Puts a passage that says the same as a better one of another document, in the same words, behind that one.</summary>
internal sealed class CopyCollapse
{
    /// <summary>Texts that share most of their words are closer than this, so that most pairs need no look at the words.</summary>
    private const float LeastCosine = 0.7f;

    private readonly double threshold = new DuplicateOptions().Threshold;
    private readonly Dictionary<RankedPassage, Shingles> shingles = [];

    /// <summary>The passages that are no copy of one before them, with their copies; in the order given.</summary>
    public List<RankedPassage> Collapse(IReadOnlyList<RankedPassage> passages)
    {
        var kept = new List<RankedPassage>(passages.Count);
        foreach (var passage in passages)
        {
            passage.Copies.Clear();
            if (kept.Find(before => IsCopy(passage, before)) is { } original)
            {
                original.Copies.Add(passage);
            }
            else
            {
                kept.Add(passage);
            }
        }

        return kept;
    }

    private bool IsCopy(RankedPassage passage, RankedPassage before)
    {
        var (one, other) = (passage.Stored!.Passage, before.Stored!.Passage);
        return one.Id.DocumentId != other.Id.DocumentId
            && TensorPrimitives.Dot(one.Embedding.Span, other.Embedding.Span) >= LeastCosine
            && Of(passage).Containment(Of(before)) >= threshold;
    }

    private Shingles Of(RankedPassage passage)
    {
        if (!shingles.TryGetValue(passage, out var own))
        {
            shingles[passage] = own = Shingles.Of(passage.Stored!.Passage.Text);
        }

        return own;
    }
}
