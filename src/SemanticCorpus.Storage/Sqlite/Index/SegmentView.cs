namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>A segment with those of its passages that are gone. Never changes; what goes makes a new view.</summary>
internal sealed class SegmentView
{
    private readonly bool[]? _gone;

    public SegmentView(IndexSegment segment)
        : this(segment, null, segment.Passages)
    {
    }

    private SegmentView(IndexSegment segment, bool[]? gone, int alive) => (Segment, _gone, Alive) = (segment, gone, alive);

    public IndexSegment Segment { get; }

    /// <summary>Number of passages that are still there.</summary>
    public int Alive { get; }

    /// <summary>The view without one of the segment's documents.</summary>
    /// <param name="place">The document's place in the segment.</param>
    public SegmentView Without(int place)
    {
        var document = Segment.Documents[place];
        var gone = _gone is null ? new bool[Segment.Passages] : (bool[])_gone.Clone();
        gone.AsSpan(document.First, document.Passages).Fill(true);
        return new SegmentView(Segment, gone, Alive - document.Passages);
    }

    /// <summary>How many of these passages are still there.</summary>
    public int CountAlive(ReadOnlySpan<int> passages)
    {
        if (_gone is null)
        {
            return passages.Length;
        }

        var count = 0;
        foreach (var passage in passages)
        {
            count += _gone[passage] ? 0 : 1;
        }

        return count;
    }

    /// <summary>The passages that are there and belong to allowed documents, as ranges, ascending.</summary>
    /// <param name="allowed">Keys of the allowed documents, ascending; null allows all.</param>
    public IReadOnlyList<Range> Ranges(long[]? allowed)
    {
        if (allowed is null && _gone is null)
        {
            return [Range.All];
        }

        var ranges = new List<Range>();
        foreach (var document in Segment.Documents)
        {
            if (_gone?[document.First] == true || (allowed is not null && Array.BinarySearch(allowed, document.Key) < 0))
            {
                continue;
            }

            var end = document.First + document.Passages;
            if (ranges.Count > 0 && ranges[^1].End.Value == document.First)
            {
                ranges[^1] = ranges[^1].Start..end;
            }
            else
            {
                ranges.Add(document.First..end);
            }
        }

        return ranges;
    }
}
