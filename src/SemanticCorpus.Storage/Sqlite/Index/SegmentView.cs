using System.Collections.Concurrent;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>A segment with those of its passages that are gone. Never changes; what goes makes a new view.</summary>
internal sealed class SegmentView
{
    private const int BitsOfAWord = 64;
    private readonly ConcurrentDictionary<int, int> _frequencies = new();
    private readonly ulong[]? _alive;

    public SegmentView(IndexSegment segment)
        : this(segment, null, segment.Passages)
    {
    }

    private SegmentView(IndexSegment segment, ulong[]? alive, int count)
    {
        (Segment, _alive, Alive) = (segment, alive, count);
        Everything = new PassageSelection(_alive, null, count);
    }

    public IndexSegment Segment { get; }

    /// <summary>Number of passages that are still there.</summary>
    public int Alive { get; }

    /// <summary>The passages that are still there.</summary>
    public PassageSelection Everything { get; }

    /// <summary>The passages that are gone, as places of their documents.</summary>
    public IEnumerable<int> Gone => Enumerable.Range(0, _alive is null ? 0 : Segment.Documents).Where(place => !IsAlive(Segment.Document(place).First));

    /// <summary>The view without some of the segment's documents.</summary>
    /// <param name="places">The documents' places in the segment, none of them gone before.</param>
    public SegmentView Without(IEnumerable<int> places)
    {
        var alive = _alive is null ? Full(Segment.Passages) : (ulong[])_alive.Clone();
        var count = Alive;
        foreach (var place in places)
        {
            var document = Segment.Document(place);
            count -= document.Passages;
            for (var passage = document.First; passage < document.First + document.Passages; passage++)
            {
                alive[passage / BitsOfAWord] &= ~(1UL << (passage % BitsOfAWord));
            }
        }

        return new SegmentView(Segment, alive, count);
    }

    /// <summary>How many of the passages that are still there have a term.</summary>
    public int FrequencyOf(int term)
    {
        if (_alive is null)
        {
            return Segment.Postings.PassagesOf(term).Length;
        }

        return _frequencies.GetOrAdd(term, static (term, view) =>
        {
            var count = 0;
            foreach (var passage in view.Segment.Postings.PassagesOf(term))
            {
                count += view.IsAlive(passage) ? 1 : 0;
            }

            return count;
        }, this);
    }

    /// <summary>The passages that are there and belong to allowed documents.</summary>
    /// <param name="allowed">Keys of the allowed documents, ascending; null allows all.</param>
    public PassageSelection Select(long[]? allowed)
    {
        if (allowed is null)
        {
            return Everything;
        }

        var ranges = new List<(int Start, int End)>();
        var count = 0;
        foreach (var key in Within(allowed))
        {
            var place = Segment.Find(key);
            if (place < 0 || Segment.Document(place) is var document && !IsAlive(document.First))
            {
                continue;
            }

            count += document.Passages;
            var end = document.First + document.Passages;
            if (ranges.Count > 0 && ranges[^1].End == document.First)
            {
                ranges[^1] = (ranges[^1].Start, end);
            }
            else
            {
                ranges.Add((document.First, end));
            }
        }

        return PassageSelection.Of(ranges, count, Segment.Passages);
    }

    private static ulong[] Full(int passages)
    {
        var words = new ulong[(passages + BitsOfAWord - 1) / BitsOfAWord];
        Array.Fill(words, ulong.MaxValue);
        if (passages % BitsOfAWord is var rest and > 0)
        {
            words[^1] = (1UL << rest) - 1;
        }

        return words;
    }

    private bool IsAlive(int passage) => _alive is null || (_alive[passage / BitsOfAWord] & (1UL << (passage % BitsOfAWord))) != 0;

    private ArraySegment<long> Within(long[] allowed)
    {
        var (first, last) = (Segment.Document(0).Key, Segment.Document(Segment.Documents - 1).Key);
        var from = Array.BinarySearch(allowed, first);
        var to = Array.BinarySearch(allowed, last);
        from = from < 0 ? ~from : from;
        to = to < 0 ? ~to : to + 1;
        return new ArraySegment<long>(allowed, from, to - from);
    }
}

/// <summary>Some of a segment's passages: as ranges where they are few, else as bits.</summary>
/// <param name="Mask">A bit for each passage; null where there are ranges, or all passages belong to it.</param>
/// <param name="Ranges">Ranges, ascending; null where there is a mask, or all passages belong to it.</param>
/// <param name="Count">How many there are.</param>
internal sealed record PassageSelection(ulong[]? Mask, (int Start, int End)[]? Ranges, int Count)
{
    /// <summary>Fewer than one in so many are few.</summary>
    private const int Few = 8;

    private const int BitsOfAWord = 64;

    public static PassageSelection Of(List<(int Start, int End)> ranges, int count, int passages)
    {
        if ((long)count * Few < passages || count == 0)
        {
            return new PassageSelection(null, [.. ranges], count);
        }

        var mask = new ulong[(passages + BitsOfAWord - 1) / BitsOfAWord];
        foreach (var (start, end) in ranges)
        {
            for (var passage = start; passage < end; passage++)
            {
                mask[passage / BitsOfAWord] |= 1UL << (passage % BitsOfAWord);
            }
        }

        return new PassageSelection(mask, null, count);
    }

    /// <summary>Whether a passage of one of the ranges, or of all, belongs to it.</summary>
    public bool Has(int passage) => Mask is null || (Mask[passage / BitsOfAWord] & (1UL << (passage % BitsOfAWord))) != 0;

    /// <summary>The bits of 64 passages.</summary>
    public ulong Word(int index) => Mask is null ? ulong.MaxValue : Mask[index];
}
