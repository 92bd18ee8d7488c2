using System.Text.RegularExpressions;

namespace SemanticCorpus.Tokenization.Pipeline;

/// <summary>A regular expression over code points.</summary>
internal sealed class CodePointPattern
{
    private readonly Regex _regex;

    /// <exception cref="NotSupportedException">The expression is not one that is matched in linear time.</exception>
    public CodePointPattern(string pattern)
    {
        try
        {
            _regex = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException) when (pattern.Replace(@"\s+(?!\S)", "", StringComparison.Ordinal) is var rest && !rest.Contains("(?=", StringComparison.Ordinal)
            && !rest.Contains("(?!", StringComparison.Ordinal) && !rest.Contains("(?<", StringComparison.Ordinal) && !rest.Contains(@"\1", StringComparison.Ordinal) && !rest.Contains(")+", StringComparison.Ordinal) && !rest.Contains(")*", StringComparison.Ordinal))
        {
            // The one lookahead of the usual patterns steps back once; without repeated groups nothing else can go back far.
            _regex = new Regex(pattern, RegexOptions.CultureInvariant);
        }
        catch (ArgumentException e)
        {
            throw new NotSupportedException(e.Message, e);
        }
    }

    /// <summary>The matches in a piece, counted in its code points.</summary>
    public List<(int Start, int End)> Matches(Pieces source, int from, int to)
    {
        var text = new char[to - from];
        for (var i = from; i < to; i++)
        {
            text[i - from] = CodePointKinds.StandIn(source.CodePoints[i]);
        }

        var matches = new List<(int Start, int End)>();
        foreach (var match in _regex.EnumerateMatches(text))
        {
            matches.Add((from + match.Index, from + match.Index + match.Length));
        }

        return matches;
    }
}

/// <summary>Cuts at the matches of a regular expression.</summary>
internal sealed class PatternSplit(CodePointPattern pattern, SplitBehavior behavior, bool invert) : PieceStep
{
    /// <inheritdoc/>
    public override void Apply(Pieces source, int from, int to, Pieces target) =>
        new Listed(pattern.Matches(source, from, to), behavior, invert).Apply(source, from, to, target);

    private sealed class Listed(List<(int Start, int End)> matches, SplitBehavior behavior, bool invert) : SplitStep(behavior, invert)
    {
        private int _next;

        protected override (int Start, int End) Next(Pieces source, int from, int to)
        {
            while (_next < matches.Count && matches[_next].End == matches[_next].Start)
            {
                _next++;
            }

            return _next < matches.Count ? matches[_next++] : (to, to);
        }
    }
}

/// <summary>Puts a text in the place of every match; it stands for the match's last character.</summary>
internal sealed class ReplaceStep(Func<Pieces, int, int, List<(int Start, int End)>> matches, string content) : PieceStep
{
    private readonly int[] _content = CodePointKinds.Of(content);

    /// <summary>The places of a string.</summary>
    public static Func<Pieces, int, int, List<(int Start, int End)>> PlacesOf(string text)
    {
        var wanted = CodePointKinds.Of(text);
        return (source, from, to) =>
        {
            var places = new List<(int Start, int End)>();
            while (wanted.Length > 0 && source.CodePoints[from..to].IndexOf(wanted) is >= 0 and var at)
            {
                places.Add((from + at, from + at + wanted.Length));
                from += at + wanted.Length;
            }

            return places;
        };
    }

    /// <inheritdoc/>
    public override void Apply(Pieces source, int from, int to, Pieces target)
    {
        foreach (var (start, end) in matches(source, from, to))
        {
            target.AddRange(source, from, start);
            foreach (var codePoint in _content)
            {
                var last = Math.Max(end - 1, start);
                target.Add(codePoint, source.StartOf(last), source.EndOf(last));
            }

            from = end;
        }

        target.AddRange(source, from, to);
        target.EndPiece();
    }
}
