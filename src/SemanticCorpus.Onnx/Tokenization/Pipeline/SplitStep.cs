namespace SemanticCorpus.Tokenization.Pipeline;

/// <summary>Cuts pieces at the matches of a pattern.</summary>
/// <param name="behavior">What becomes of the matches.</param>
/// <param name="invert">Whether what lies between the matches is taken for the matches.</param>
internal abstract class SplitStep(SplitBehavior behavior, bool invert = false) : PieceStep
{
    /// <inheritdoc/>
    public override void Apply(Pieces source, int from, int to, Pieces target)
    {
        var cutter = new Cutter(source, target, behavior);
        var at = from;
        while (at < to && Next(source, at, to) is var (start, end) && end > start)
        {
            cutter.Take(at, start, invert);
            cutter.Take(start, end, !invert);
            at = end;
        }

        cutter.Take(at, to, invert);
        target.EndPiece();
    }

    /// <summary>The first match at or behind a place, or an empty range.</summary>
    protected abstract (int Start, int End) Next(Pieces source, int from, int to);

    /// <summary>Cuts as the stretches come, in order.</summary>
    private struct Cutter(Pieces source, Pieces target, SplitBehavior behavior)
    {
        private bool _first = true;
        private bool _matched;

        public void Take(int from, int to, bool isMatch)
        {
            if (from == to)
            {
                return;
            }

            var joins = !_first && behavior switch
            {
                SplitBehavior.Contiguous => isMatch == _matched,
                SplitBehavior.MergedWithPrevious => isMatch && !_matched,
                SplitBehavior.MergedWithNext => !isMatch && _matched,
                _ => false,
            };
            if (!joins)
            {
                target.EndPiece();
            }

            (_first, _matched) = (false, isMatch);
            if (!(isMatch && behavior == SplitBehavior.Removed))
            {
                target.AddRange(source, from, to);
            }
        }
    }
}

/// <summary>Cuts at every character of a kind, each a match of its own.</summary>
internal sealed class CharacterSplit(Func<int, bool> matches, SplitBehavior behavior) : SplitStep(behavior)
{
    /// <inheritdoc/>
    protected override (int Start, int End) Next(Pieces source, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (matches(source.CodePoints[i]))
            {
                return (i, i + 1);
            }
        }

        return (to, to);
    }
}

/// <summary>Cuts into runs of word characters and runs of others, without white space.</summary>
internal sealed class WordSplit() : SplitStep(SplitBehavior.Removed, invert: true)
{
    /// <inheritdoc/>
    protected override (int Start, int End) Next(Pieces source, int from, int to)
    {
        while (from < to && CodePointKinds.IsWhiteSpace(source.CodePoints[from]))
        {
            from++;
        }

        var end = from;
        var isWord = from < to && CodePointKinds.IsWordCharacter(source.CodePoints[from]);
        while (end < to && !CodePointKinds.IsWhiteSpace(source.CodePoints[end]) && CodePointKinds.IsWordCharacter(source.CodePoints[end]) == isWord)
        {
            end++;
        }

        return (from, end);
    }
}

/// <summary>Cuts at a string.</summary>
internal sealed class TextSplit(string text, SplitBehavior behavior, bool invert) : SplitStep(behavior, invert)
{
    private readonly int[] _text = CodePointKinds.Of(text);

    /// <inheritdoc/>
    protected override (int Start, int End) Next(Pieces source, int from, int to)
    {
        var at = source.CodePoints[from..to].IndexOf(_text);
        return at < 0 || _text.Length == 0 ? (to, to) : (from + at, from + at + _text.Length);
    }
}
