using System.Buffers;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>BM25 over the postings (Robertson et al., Okapi at TREC-3), every passage that contains a term scored:
/// sum over the terms of ln(1 + (N - df + 0.5) / (df + 0.5)) * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / average length)).</summary>
internal static class KeywordSearch
{
    private const float K1 = 0.9f;
    private const float B = 0.4f;

    /// <param name="index">What to search.</param>
    /// <param name="terms">The terms' numbers, each once.</param>
    /// <param name="limit">Longest list wanted.</param>
    /// <param name="allowed">Keys of the documents that may be found, ascending; null for all. Frequencies count all the same.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static IReadOnlyList<Candidate> Run(
        SearchIndex index, IReadOnlyList<int> terms, int limit, long[]? allowed, CancellationToken cancellationToken)
    {
        var passages = index.Passages;
        var weights = terms.Select(term => Idf(index, term, passages) * (K1 + 1)).ToArray();
        var average = (float)((double)index.TotalLength / Math.Max(1, passages));
        var top = new TopCandidates(limit);
        foreach (var view in index.Segments)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var scores = ArrayPool<float>.Shared.Rent(view.Segment.Passages);
            try
            {
                var used = scores.AsSpan(0, view.Segment.Passages);
                used.Clear();
                for (var i = 0; i < terms.Count; i++)
                {
                    Add(view.Segment, terms[i], weights[i], average, used);
                }

                Collect(view, allowed, used, top);
            }
            finally
            {
                ArrayPool<float>.Shared.Return(scores);
            }
        }

        return top.ToList();
    }

    private static float Idf(SearchIndex index, int term, long passages)
    {
        var frequency = index.Segments.Sum(view => (double)view.CountAlive(view.Segment.Postings.Of(term).Passages.Span));
        return (float)Math.Log(1 + ((passages - frequency + 0.5) / (frequency + 0.5)));
    }

    private static void Add(IndexSegment segment, int term, float weight, float average, Span<float> scores)
    {
        var postings = segment.Postings.Of(term);
        var passage = postings.Passages.Span;
        var count = postings.Counts.Span;
        var (fixedPart, perTerm) = (K1 * (1 - B), K1 * B / average);
        for (var i = 0; i < passage.Length && i < count.Length; i++)
        {
            scores[passage[i]] += weight * count[i] / (count[i] + fixedPart + (perTerm * segment.Lengths[passage[i]]));
        }
    }

    private static void Collect(SegmentView view, long[]? allowed, Span<float> scores, TopCandidates top)
    {
        foreach (var range in view.Ranges(allowed))
        {
            var (start, length) = range.GetOffsetAndLength(scores.Length);
            for (var passage = start; passage < start + length; passage++)
            {
                if (scores[passage] > 0 && scores[passage] >= top.Threshold)
                {
                    top.Offer(scores[passage], new IndexedPassage(view.Segment, passage));
                }
            }
        }
    }
}
