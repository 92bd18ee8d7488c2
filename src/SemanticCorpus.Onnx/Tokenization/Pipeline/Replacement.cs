namespace SemanticCorpus.Tokenization.Pipeline;

/// <summary>What a piece's code points become, as the reference tokenizers align it: a new code point stands for the next old one,
/// or is inserted and stands for the old one before it; old ones that are dropped leave no range.</summary>
internal sealed class Replacement
{
    private readonly List<(int CodePoint, int Change)> _list = [];

    public void Clear() => _list.Clear();

    /// <summary>Adds a code point that stands for an old one.</summary>
    public void Keep(int codePoint) => _list.Add((codePoint, 0));

    /// <summary>Adds code points in place of <paramref name="old"/> old ones.</summary>
    public void Replace(int old, ReadOnlySpan<int> with)
    {
        var first = _list.Count;
        foreach (var codePoint in with)
        {
            _list.Add((codePoint, _list.Count - first < old ? 0 : 1));
        }

        if (with.Length < old && _list.Count > 0)
        {
            var (codePoint, change) = _list[^1];
            _list[^1] = (codePoint, change - (old - with.Length));
        }
    }

    /// <summary>Adds a code point with its change: 1 where it is inserted, else minus the number of old ones dropped behind the one it stands for.</summary>
    public void Add(int codePoint, int change) => _list.Add((codePoint, change));

    /// <summary>Writes the piece anew.</summary>
    public void Write(Pieces source, int from, int to, Pieces target)
    {
        var at = from;
        foreach (var (codePoint, change) in _list)
        {
            var aligned = Math.Min(change > 0 ? at - 1 : at, to - 1);
            var start = source.StartOf(Math.Max(aligned, from));
            target.Add(codePoint, start, aligned < from ? start : source.EndOf(aligned));
            at += change > 0 ? 0 : 1 - change;
        }

        target.EndPiece();
    }
}
