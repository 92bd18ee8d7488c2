using System.Buffers;
using System.Runtime.CompilerServices;
using SemanticCorpus.Storage.Sqlite.Blobs;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>For each term of a segment the passages that contain it, ascending, and how often.</summary>
internal sealed class Postings
{
    private readonly int[] _terms;
    private readonly int[] _starts;
    private readonly int[] _passages;
    private readonly int[] _counts;

    private Postings(int[] terms, int[] starts, int[] passages, int[] counts) =>
        (_terms, _starts, _passages, _counts) = (terms, starts, passages, counts);

    /// <summary>The passages that contain a term, by their place in the segment, and how often each does.</summary>
    public (ReadOnlyMemory<int> Passages, ReadOnlyMemory<int> Counts) Of(int term)
    {
        var place = Array.BinarySearch(_terms, term);
        if (place < 0)
        {
            return default;
        }

        var range = _starts[place].._starts[place + 1];
        return (_passages.AsMemory(range), _counts.AsMemory(range));
    }

    /// <summary>Turns the terms of passages into the passages of terms, in two goes: count, then place.</summary>
    /// <param name="blobs">The passages' terms as <see cref="CountsBlob"/>, one after another.</param>
    /// <param name="ends">Where each passage's blob ends.</param>
    /// <param name="lengths">Takes each passage's number of terms, repetitions counted.</param>
    /// <param name="largest">Largest number of a term there is.</param>
    /// <exception cref="FormatException">A blob is damaged.</exception>
    public static Postings Build(ReadOnlySpan<byte> blobs, ReadOnlySpan<int> ends, Span<int> lengths, int largest)
    {
        var next = ArrayPool<int>.Shared.Rent(largest + 1);
        try
        {
            var used = next.AsSpan(0, largest + 1);
            used.Clear();
            Count(blobs, ends, lengths, used);
            return Place(blobs, ends, used);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(next);
        }
    }

    // Both loops run once over millions of numbers when a corpus is opened, too short a time to be optimised on the way.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(ReadOnlySpan<byte> blobs, ReadOnlySpan<int> ends, Span<int> lengths, Span<int> counts)
    {
        for (var (passage, start) = (0, 0); passage < ends.Length; start = ends[passage++])
        {
            for (var reader = CountsBlob.Read(blobs[start..ends[passage]]); reader.Next();)
            {
                counts[reader.Id < counts.Length ? reader.Id : throw new FormatException($"There is no term {reader.Id}.")]++;
                lengths[passage] += reader.Count;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Postings Place(ReadOnlySpan<byte> blobs, ReadOnlySpan<int> ends, Span<int> next)
    {
        var terms = new List<int>();
        var starts = new List<int>();
        var filled = 0;
        for (var term = 0; term < next.Length; term++)
        {
            if (next[term] > 0)
            {
                terms.Add(term);
                starts.Add(filled);
                (next[term], filled) = (filled, filled + next[term]);
            }
        }

        starts.Add(filled);
        var (passages, counts) = (new int[filled], new int[filled]);
        for (var (passage, start) = (0, 0); passage < ends.Length; start = ends[passage++])
        {
            for (var reader = CountsBlob.Read(blobs[start..ends[passage]]); reader.Next();)
            {
                var place = next[reader.Id]++;
                (passages[place], counts[place]) = (passage, reader.Count);
            }
        }

        return new Postings([.. terms], [.. starts], passages, counts);
    }
}
