using System.Text;

namespace SemanticCorpus.Documents;

/// <summary>Collects a block's text together with the place of each piece in the original.</summary>
internal sealed class MappedText
{
    private readonly StringBuilder _text = new();
    private readonly List<SourceRun> _runs = [];

    public int Length => _text.Length;

    public char Last => _text[^1];

    /// <summary>The runs so far, untrimmed.</summary>
    public List<SourceRun> Runs => _runs;

    /// <summary>Adds text that stands code unit for code unit at <paramref name="sourceStart"/>.</summary>
    public void AppendExact(ReadOnlySpan<char> text, int sourceStart)
    {
        if (!text.IsEmpty)
        {
            Append(text, new TextSpan(sourceStart, text.Length));
        }
    }

    /// <summary>Adds text made from <paramref name="source"/> as a whole; without a source it has no place of its own.</summary>
    public void Append(ReadOnlySpan<char> text, TextSpan? source)
    {
        var start = _text.Length;
        _text.Append(text);
        if (source is not { } place)
        {
            return;
        }

        var run = new SourceRun(new TextSpan(start, text.Length), place);
        if (_runs.Count > 0 && Continues(_runs[^1], run))
        {
            _runs[^1] = new SourceRun(
                new TextSpan(_runs[^1].Text.Start, _runs[^1].Text.Length + text.Length),
                new TextSpan(_runs[^1].Source.Start, _runs[^1].Source.Length + place.Length));
        }
        else
        {
            _runs.Add(run);
        }
    }

    /// <summary>Adds one space for white space at <paramref name="source"/>, or lengthens the space that is already last.</summary>
    public void AppendCollapsedSpace(TextSpan? source)
    {
        if (_text.Length > 0 && !char.IsWhiteSpace(Last))
        {
            Append(" ", source);
        }
    }

    /// <summary>The text without surrounding white space, with its runs, which are made to ascend in the original.</summary>
    public (string Text, IReadOnlyList<SourceRun> Runs) Finish()
    {
        var whole = _text.ToString();
        var start = 0;
        var end = whole.Length;
        while (start < end && IsTrimmed(whole[start]))
        {
            start++;
        }

        while (end > start && IsTrimmed(whole[end - 1]))
        {
            end--;
        }

        var runs = new List<SourceRun>(_runs.Count);
        var reached = 0;
        foreach (var run in _runs)
        {
            var clipped = Clip(run, start, end);
            if (clipped.Text.Length > 0 && clipped.Source.Start >= reached)
            {
                runs.Add(clipped);
                reached = clipped.Source.End;
            }
        }

        return (whole[start..end], runs);
    }

    private static bool IsTrimmed(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B';

    private static bool Continues(SourceRun last, SourceRun next) =>
        last.Text.End == next.Text.Start
        && last.Source.End == next.Source.Start
        && last.Text.Length == last.Source.Length
        && next.Text.Length == next.Source.Length;

    private static SourceRun Clip(SourceRun run, int start, int end)
    {
        var from = Math.Max(run.Text.Start, start);
        var to = Math.Max(from, Math.Min(run.Text.End, end));
        var source = run.Text.Length == run.Source.Length
            ? new TextSpan(run.Source.Start + (from - run.Text.Start), to - from)
            : run.Source;
        return new SourceRun(new TextSpan(from - start, to - from), source);
    }
}
