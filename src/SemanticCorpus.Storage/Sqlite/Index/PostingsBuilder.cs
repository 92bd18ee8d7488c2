using System.Buffers;
using System.Runtime.CompilerServices;
using SemanticCorpus.Storage.Sqlite.Blobs;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>Turns the terms of passages into the passages of terms, in two goes: count, then place.</summary>
internal static class PostingsBuilder
{
    /// <param name="blobs">The passages' terms as <see cref="CountsBlob"/>, one after another.</param>
    /// <param name="ends">Where each passage's blob ends.</param>
    /// <param name="lengths">Takes each passage's number of terms, repetitions counted.</param>
    /// <param name="largest">Largest number of a term there is.</param>
    /// <exception cref="FormatException">A blob is damaged.</exception>
    public static Postings Build(ReadOnlySpan<byte> blobs, ReadOnlySpan<int> ends, Span<int> lengths, int largest)
    {
        var rented = ArrayPool<int>.Shared.Rent(largest + 1);
        try
        {
            var counts = rented.AsSpan(0, largest + 1);
            counts.Clear();
            lengths.Clear();
            var large = Count(blobs, ends, lengths, counts);
            var postings = Allocate(counts, large);
            Place(blobs, ends, counts, postings);
            Bound(postings, lengths);
            return postings;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    // The loops run once over millions of numbers when a corpus is opened, too short a time to be optimised on the way.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Count(ReadOnlySpan<byte> blobs, ReadOnlySpan<int> ends, Span<int> lengths, Span<int> counts)
    {
        var large = 0;
        for (var (passage, start) = (0, 0); passage < ends.Length; start = ends[passage++])
        {
            for (var reader = CountsBlob.Read(blobs[start..ends[passage]]); reader.Next();)
            {
                counts[reader.Id < counts.Length ? reader.Id : throw new FormatException($"There is no term {reader.Id}.")]++;
                lengths[passage] += reader.Count;
                large += reader.Count >= Postings.LargeMark ? 1 : 0;
            }
        }

        return large;
    }

    /// <summary>Makes room, and turns each term's count into the place of its first posting.</summary>
    private static Postings Allocate(Span<int> counts, int large)
    {
        var (terms, filled, blocks) = (0, 0, 0);
        foreach (var count in counts)
        {
            terms += count > 0 ? 1 : 0;
            filled += count;
            blocks += (count + Postings.BlockSize - 1) / Postings.BlockSize;
        }

        var postings = new Postings(new PostingSizes(terms, filled, blocks, large));
        (terms, filled, blocks) = (0, 0, 0);
        for (var term = 0; term < counts.Length; term++)
        {
            if (counts[term] is var count and > 0)
            {
                (postings.Terms[terms], postings.Starts[terms], postings.BlockStarts[terms]) = (term, filled, blocks);
                counts[term] = filled;
                terms++;
                filled += count;
                blocks += (count + Postings.BlockSize - 1) / Postings.BlockSize;
            }
        }

        (postings.Starts[terms], postings.BlockStarts[terms]) = (filled, blocks);
        return postings;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Place(ReadOnlySpan<byte> blobs, ReadOnlySpan<int> ends, Span<int> next, Postings postings)
    {
        var passages = postings.Passages;
        var counts = postings.Counts;
        var large = new List<(int Place, int Count)>();
        for (var (passage, start) = (0, 0); passage < ends.Length; start = ends[passage++])
        {
            for (var reader = CountsBlob.Read(blobs[start..ends[passage]]); reader.Next();)
            {
                var place = next[reader.Id]++;
                (passages[place], counts[place]) = (passage, (byte)Math.Min(reader.Count, (int)Postings.LargeMark));
                if (reader.Count >= Postings.LargeMark)
                {
                    large.Add((place, reader.Count));
                }
            }
        }

        large.Sort();
        for (var i = 0; i < large.Count; i++)
        {
            (postings.LargePlaces[i], postings.LargeCounts[i]) = large[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Bound(Postings postings, ReadOnlySpan<int> lengths)
    {
        var sum = 0L;
        foreach (var length in lengths)
        {
            sum += length;
        }

        postings.AverageLength = (float)Math.Max(1, (double)sum / Math.Max(1, lengths.Length));
        var bm25 = new Bm25(postings.AverageLength);
        var starts = postings.Starts;
        var blockStarts = postings.BlockStarts;
        var passages = postings.Passages;
        var most = postings.Most;
        for (var term = 0; term < postings.Terms.Length; term++)
        {
            for (var (block, posting) = (blockStarts[term], starts[term]); block < blockStarts[term + 1]; block++)
            {
                var largest = 0f;
                for (var end = Math.Min(posting + Postings.BlockSize, starts[term + 1]); posting < end; posting++)
                {
                    largest = MathF.Max(largest, bm25.Saturation(1, postings.CountAt(posting), lengths[passages[posting]]));
                }

                most[block] = largest;
            }
        }
    }
}
