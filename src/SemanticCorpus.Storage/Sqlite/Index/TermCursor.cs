namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>A term's postings within one stretch of a segment's passages. Stretches come in ascending order.</summary>
/// <param name="weight">What the term's rarity makes of a posting.</param>
internal struct TermCursor(float weight)
{
    private int _first;
    private int _last;
    private int _firstBlock;

    public float Weight { get; } = weight;

    /// <summary>First posting of the stretch.</summary>
    public int Position { get; private set; }

    /// <summary>Behind its last posting.</summary>
    public int End { get; private set; }

    /// <summary>The most that the term adds to a score in the stretch.</summary>
    public float Bound { get; private set; }

    /// <summary>Goes to a segment.</summary>
    public void Open(Postings postings, int term)
    {
        var place = postings.Find(term);
        (_first, _last, _firstBlock) = place < 0 ? (0, 0, 0) : (postings.Starts[place], postings.Starts[place + 1], postings.BlockStarts[place]);
        (Position, End) = (_first, _first);
    }

    /// <summary>Goes to the postings from one passage to before another.</summary>
    public void MoveTo(Postings postings, int from, int to, float stretch)
    {
        var passages = postings.Passages;
        Position = Skip(passages, End, from);
        End = Skip(passages, Position, to);
        if (Position == End)
        {
            Bound = 0;
            return;
        }

        var most = 0f;
        foreach (var bound in postings.Most[(_firstBlock + ((Position - _first) / Postings.BlockSize))..(_firstBlock + ((End - 1 - _first) / Postings.BlockSize) + 1)])
        {
            most = MathF.Max(most, bound);
        }

        Bound = most * Weight * stretch;
    }

    /// <summary>The first posting from a place on whose passage is not before another: steps that double, then halving.</summary>
    private readonly int Skip(ReadOnlySpan<int> passages, int start, int passage)
    {
        var step = 1;
        var low = start;
        while (low + step < _last && passages[low + step] < passage)
        {
            low += step;
            step *= 2;
        }

        var high = Math.Min(_last, low + step);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = passages[middle] < passage ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
