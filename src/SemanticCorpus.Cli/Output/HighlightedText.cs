using SemanticCorpus.Documents;
using SemanticCorpus.Search;

namespace SemanticCorpus.Cli.Output;

/// <summary>A passage as runs: the best sentence bold, the words found by meaning marked.</summary>
internal static class HighlightedText
{
    public static IReadOnlyList<Run> Of(PassageHit hit)
    {
        var styles = new string?[hit.Text.Length];
        if (hit.BestSentence is { } best)
        {
            Fill(styles, best.Span.Shift(-hit.Span.Start), "bold");
        }

        foreach (var highlight in hit.Highlights)
        {
            Fill(styles, highlight.Shift(-hit.Span.Start), "bold yellow");
        }

        var runs = new List<Run>();
        for (var start = 0; start < styles.Length;)
        {
            var end = start + 1;
            while (end < styles.Length && styles[end] == styles[start])
            {
                end++;
            }

            runs.Add(new Run(hit.Text[start..end], styles[start]));
            start = end;
        }

        return runs;
    }

    private static void Fill(string?[] styles, TextSpan span, string style)
    {
        var start = Math.Clamp(span.Start, 0, styles.Length);
        styles.AsSpan(start, Math.Clamp(span.End, start, styles.Length) - start).Fill(style);
    }
}
