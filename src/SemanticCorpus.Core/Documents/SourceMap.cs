namespace SemanticCorpus.Documents;

/// <summary>Takes a range of a cleaned text back to its place in the original.</summary>
/// <param name="Runs">Ascending runs; text between two runs (a separator the cleaner put in) has no place of its own.</param>
public sealed record SourceMap(IReadOnlyList<SourceRun> Runs)
{
    /// <summary>The smallest range of the original that holds everything <paramref name="span"/> was made from.</summary>
    /// <returns>The range, or an empty one at the nearest place where the span holds separators only.</returns>
    public TextSpan ToSource(TextSpan span)
    {
        var first = FirstRunEndingAfter(span.Start);
        if (first == Runs.Count)
        {
            return new TextSpan(Runs.Count == 0 ? 0 : Runs[^1].Source.End, 0);
        }

        var last = first;
        while (last + 1 < Runs.Count && Runs[last + 1].Text.Start < span.End)
        {
            last++;
        }

        var start = Inside(Runs[first], span.Start, atEnd: false);
        return Runs[first].Text.Start >= span.End
            ? new TextSpan(start, 0)
            : TextSpan.FromBounds(start, Inside(Runs[last], span.End, atEnd: true));
    }

    private int FirstRunEndingAfter(int position)
    {
        var low = 0;
        var high = Runs.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Runs[middle].Text.End > position)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private static int Inside(SourceRun run, int position, bool atEnd)
    {
        if (position <= run.Text.Start)
        {
            return run.Source.Start;
        }

        if (position >= run.Text.End)
        {
            return run.Source.End;
        }

        if (run.Text.Length == run.Source.Length)
        {
            return run.Source.Start + (position - run.Text.Start);
        }

        return atEnd ? run.Source.End : run.Source.Start;
    }
}
