namespace SemanticCorpus.Tokenization;

/// <summary>Combining marks that wait to be put into canonical order.</summary>
internal sealed class CombiningRun
{
    private const int InsertionSortLimit = 32;
    private const int KeptCapacity = 4096;
    private Mark[] _marks = new Mark[16];
    private Mark[] _sorted = [];

    public int Count { get; private set; }

    public void Add(byte combiningClass, int codePoint, bool inserted, int start, int end)
    {
        if (Count == _marks.Length)
        {
            Array.Resize(ref _marks, Count * 2);
        }

        _marks[Count++] = new Mark(combiningClass, codePoint, inserted, start, end);
    }

    /// <summary>The marks in canonical order. A mark that a decomposition inserted takes the place of the mark before it, the others take
    /// the places in the order of the text: the reference tokenizers move marks, but not the places.</summary>
    /// <param name="start">Where the code point before the run begins.</param>
    /// <param name="end">Where it ends.</param>
    public ReadOnlySpan<Mark> Take(int start, int end)
    {
        Sort();
        var marks = _sorted.AsSpan(0, Count);
        var source = 0;
        for (var i = 0; i < marks.Length; i++)
        {
            if (!marks[i].Inserted)
            {
                while (_marks[source].Inserted)
                {
                    source++;
                }

                (start, end) = (_marks[source].Start, _marks[source++].End);
            }

            marks[i] = marks[i] with { Start = start, End = end };
        }

        Count = 0;
        if (_marks.Length > KeptCapacity)
        {
            _marks = new Mark[16];
        }

        return marks;
    }

    // Stable, and linear for the endless runs of marks that only hostile text has.
    private void Sort()
    {
        if (_sorted.Length < Count || _sorted.Length > KeptCapacity)
        {
            _sorted = new Mark[Math.Max(Count, 16)];
        }

        if (Count <= InsertionSortLimit)
        {
            for (var i = 0; i < Count; i++)
            {
                var at = i;
                for (; at > 0 && _sorted[at - 1].CombiningClass > _marks[i].CombiningClass; at--)
                {
                    _sorted[at] = _sorted[at - 1];
                }

                _sorted[at] = _marks[i];
            }

            return;
        }

        Span<int> places = stackalloc int[byte.MaxValue + 2];
        places.Clear();
        foreach (var mark in _marks.AsSpan(0, Count))
        {
            places[mark.CombiningClass + 1]++;
        }

        for (var c = 1; c < places.Length; c++)
        {
            places[c] += places[c - 1];
        }

        foreach (var mark in _marks.AsSpan(0, Count))
        {
            _sorted[places[mark.CombiningClass]++] = mark;
        }
    }

    internal readonly record struct Mark(byte CombiningClass, int CodePoint, bool Inserted, int Start, int End);
}
