using System.Collections.Concurrent;
using System.Numerics.Tensors;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>The passages with the largest cosine, in two steps. The first compares all vectors in one byte a component and
/// knows how far each such cosine can be off; the second takes the full vectors of those that could still be among the
/// best, most promising first, and stops where no other can be: that is exact. A search that need not be exact takes a
/// first look at one bit a component in large segments, and fewer full vectors.</summary>
internal static class DenseSearch
{
    /// <summary>From this many vectors in bytes on, two threads share the work.</summary>
    private const long CostOfTwoThreads = 12_000;

    private const int RescoredBetweenChecks = 256;

    /// <summary>How many full vectors a search that need not be exact takes beyond those it returns: half as many, and some.</summary>
    private const int SpareRescored = 20;

    private static readonly ConcurrentBag<DenseScan> s_idle = [];

    /// <summary>Reads the full vector of a passage.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="vector">Takes the vector.</param>
    internal delegate void VectorReader(IndexedPassage passage, Span<float> vector);

    /// <param name="index">What to search.</param>
    /// <param name="query">The question's embedding, finite and not zero.</param>
    /// <param name="limit">Longest list wanted.</param>
    /// <param name="exact">Whether no first look may be taken.</param>
    /// <param name="selections">The passages of each segment that may be found.</param>
    /// <param name="read">Gives full vectors.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static IReadOnlyList<Candidate> Run(
        SearchIndex index,
        ReadOnlySpan<float> query,
        int limit,
        bool exact,
        IReadOnlyList<PassageSelection> selections,
        VectorReader read,
        CancellationToken cancellationToken)
    {
        var parts = Parts(index, selections, exact);
        limit = (int)Math.Min(limit, Math.Max(1, selections.Sum(selection => (long)selection.Count)));
        var promising = Scan(parts, query, limit, cancellationToken);
        if (parts.Exists(part => part.WithBits))
        {
            var most = (int)Math.Min(promising.Count, limit + (limit / 2L) + SpareRescored);
            promising.RemoveRange(most, promising.Count - most);
        }

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

    private static List<ScanPart> Parts(SearchIndex index, IReadOnlyList<PassageSelection> selections, bool exact)
    {
        var parts = new List<ScanPart>(selections.Count);
        for (var i = 0; i < selections.Count; i++)
        {
            var segment = index.Segments[i].Segment;
            foreach (var (start, end) in selections[i].Ranges ?? [(0, segment.Passages)])
            {
                parts.Add(new ScanPart(segment, selections[i], start, end, !exact && segment.Bits is not null && selections[i].Ranges is null));
            }
        }

        return parts;
    }

    /// <summary>What may be among the best, most promising first.</summary>
    private static List<Promising> Scan(List<ScanPart> parts, ReadOnlySpan<float> query, int limit, CancellationToken cancellationToken)
    {
        var code = QuantizedVector.From(query);
        var unit = query.ToArray();
        TensorPrimitives.Divide(unit, TensorPrimitives.Norm<float>(unit), unit);
        var cost = parts.Sum(part => part.Cost);
        var found = new List<Promising>();
        if (cost < CostOfTwoThreads || Environment.ProcessorCount < 2)
        {
            ScanSome(parts, 0, parts.Count, unit, code, limit, found, cancellationToken);
        }
        else
        {
            // Halves that are the same every time, so that the same question finds the same passages.
            var middle = SplitAtHalf(parts, cost);
            Parallel.Invoke(
                () => ScanSome(parts, 0, middle, unit, code, limit, found, cancellationToken),
                () => ScanSome(parts, middle, parts.Count, unit, code, limit, found, cancellationToken));
        }

        var surest = new LargestValues();
        surest.Reset(limit);
        foreach (var promising in found)
        {
            surest.Add(promising.AtLeast);
        }

        found.RemoveAll(candidate => !(candidate.AtMost >= surest.Smallest));
        found.Sort(static (a, b) => b.AtMost.CompareTo(a.AtMost));
        return found;
    }

    private static int SplitAtHalf(List<ScanPart> parts, long cost)
    {
        var half = cost / 2;
        var place = 0;
        for (; half > parts[place].Cost; place++)
        {
            half -= parts[place].Cost;
        }

        var (first, second) = parts[place].Split(half);
        parts[place] = first;
        parts.Insert(place + 1, second);
        return place + 1;
    }

    private static void ScanSome(
        List<ScanPart> parts, int from, int to, float[] unit, QuantizedVector code, int limit, List<Promising> found, CancellationToken cancellationToken)
    {
        var scan = s_idle.TryTake(out var idle) ? idle : new DenseScan();
        scan.Start(unit, code, limit);
        for (var i = from; i < to; i++)
        {
            scan.Run(parts[i], cancellationToken);
        }

        lock (found)
        {
            found.AddRange(scan.Found);
        }

        // What it found names segments, which must not outlive their use.
        scan.Found.Clear();
        s_idle.Add(scan);
    }
}
