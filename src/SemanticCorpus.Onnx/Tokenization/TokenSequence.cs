using SemanticCorpus.Documents;

namespace SemanticCorpus.Tokenization;

/// <summary>The tokens of one text. Meant to be used again for the next text, so that tokenizing allocates nothing. Not for several threads at once.</summary>
public sealed class TokenSequence
{
    private int[] _ids = new int[512];
    private TextSpan[] _spans = new TextSpan[512];
    private int _limit;
    private int _prefix;
    private int _suffix;
    private bool _countOnly;

    /// <summary>Number of tokens, special tokens included.</summary>
    public int Count { get; private set; }

    /// <summary>The tokens' ids in the vocabulary.</summary>
    public ReadOnlySpan<int> Ids => _ids.AsSpan(0, Count);

    /// <summary>The tokens' ranges in the text, one for each id; (0, 0) for the special tokens around it.</summary>
    public ReadOnlySpan<TextSpan> Spans => _spans.AsSpan(0, Count);

    /// <summary>The positions of the text's own tokens, without the special ones around them.</summary>
    public Range Content => _prefix..(Count - _suffix);

    /// <summary>Whether the text had more tokens than were wanted.</summary>
    public bool Truncated { get; private set; }

    /// <summary>Whether more tokens would be cut off.</summary>
    internal bool IsFull => Count > _limit;

    internal void Begin(ReadOnlySpan<int> prefix, int limit)
    {
        (Count, _limit, _prefix, _suffix, _countOnly, Truncated) = (0, limit, prefix.Length, 0, false, false);
        AddSpecial(prefix);
    }

    internal void BeginCount() => (Count, _limit, _prefix, _suffix, _countOnly, Truncated) = (0, int.MaxValue, 0, 0, true, false);

    internal void End(ReadOnlySpan<int> suffix)
    {
        Truncated = Count > _limit;
        Count = Math.Min(Count, _limit);
        _suffix = suffix.Length;
        AddSpecial(suffix);
    }

    internal void Add(int id, int start, int end)
    {
        var index = Count++;
        if (_countOnly)
        {
            return;
        }

        if (index >= _ids.Length)
        {
            Grow();
        }

        _ids[index] = id;
        _spans[index] = new TextSpan(start, end - start);
    }

    /// <summary>Takes back what was added since <see cref="Count"/> was <paramref name="count"/>.</summary>
    internal void Rewind(int count) => Count = count;

    /// <summary>Adds the first tokens of another text.</summary>
    internal void AddFirst(TokenSequence other, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Add(other._ids[i], other._spans[i].Start, other._spans[i].End);
        }
    }

    /// <summary>Adds tokens that stand for nothing in the text.</summary>
    internal void AddSpecial(ReadOnlySpan<int> ids)
    {
        foreach (var id in ids)
        {
            Add(id, 0, 0);
        }
    }

    private void Grow()
    {
        Array.Resize(ref _ids, _ids.Length * 2);
        Array.Resize(ref _spans, _spans.Length * 2);
    }
}
