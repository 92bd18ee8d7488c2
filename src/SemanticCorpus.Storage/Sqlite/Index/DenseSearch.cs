using System.Numerics.Tensors;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>The passages with the largest cosine: an exact search in two steps. The first compares all vectors in one byte
/// a component and knows how far each such cosine can be off; the second takes the full vectors of those that could still
/// be among the best, most promising first, and stops where no other can be.</summary>
internal static class DenseSearch
{
    /// <summary>Covers the rounding of the float32 arithmetic itself.</summary>
    private const float Slack = 1e-5f;

    private const int PassagesBetweenChecks = 4096;
    private const int RescoredBetweenChecks = 256;

    /// <summary>Reads the full vector of a passage.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="vector">Takes the vector.</param>
    internal delegate void VectorReader(IndexedPassage passage, Span<float> vector);

    /// <param name="index">What to search.</param>
    /// <param name="query">The question's embedding, finite and not zero.</param>
    /// <param name="limit">Longest list wanted.</param>
    /// <param name="allowed">Keys of the documents that may be found, ascending; null for all.</param>
    /// <param name="read">Gives full vectors.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static IReadOnlyList<Candidate> Run(
        SearchIndex index, ReadOnlySpan<float> query, int limit, long[]? allowed, VectorReader read, CancellationToken cancellationToken)
    {
        var promising = Scan(index, query, limit, allowed, cancellationToken);
        var top = new TopCandidates(limit);
        var vector = new float[query.Length];
        for (var i = 0; i < promising.Count && promising[i].AtMost >= top.Threshold; i++)
        {
            if (i % RescoredBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            read(promising[i].Passage, vector);
            top.Offer(TensorPrimitives.CosineSimilarity(query, vector), promising[i].Passage);
        }

        return top.ToList();
    }

    private static List<(float AtMost, IndexedPassage Passage)> Scan(
        SearchIndex index, ReadOnlySpan<float> query, int limit, long[]? allowed, CancellationToken cancellationToken)
    {
        var code = QuantizedVector.From(query);
        var dot = new Int8Dot(code.Components);
        var surest = new LargestValues(limit);
        var promising = new List<(float AtMost, IndexedPassage Passage)>();
        foreach (var view in index.Segments)
        {
            var segment = view.Segment;
            foreach (var range in view.Ranges(allowed))
            {
                var (start, length) = range.GetOffsetAndLength(segment.Passages);
                for (var passage = start; passage < start + length; passage++)
                {
                    if (passage % PassagesBetweenChecks == 0)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                    }

                    var cosine = dot.With(segment.Code(passage)) * code.Scale * segment.Scales[passage];

                    // With q = q' + e and x = x' + f: |qx - q'x'| = |ex' + qf| <= |e| (1 + |f|) + |f|, as q and x have length 1.
                    var error = segment.Errors[passage];
                    var off = (code.Error * (1 + error)) + error + Slack;
                    if (cosine + off >= surest.Smallest)
                    {
                        promising.Add((cosine + off, new IndexedPassage(segment, passage)));
                        surest.Add(cosine - off);
                    }
                }
            }
        }

        promising.RemoveAll(candidate => candidate.AtMost < surest.Smallest);
        promising.Sort((a, b) => b.AtMost.CompareTo(a.AtMost));
        return promising;
    }
}
