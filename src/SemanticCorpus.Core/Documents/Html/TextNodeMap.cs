using AngleSharp.Dom;

namespace SemanticCorpus.Documents.Html;

/// <summary>
/// Takes text nodes to their places in the source. The tree builder keeps positions of elements only, so its text nodes
/// are lined up with the tokenizer's stretches of text, which come in the same order but for the few that are moved
/// (text put straight into a table); those are looked for near the element before them.
/// </summary>
internal sealed class TextNodeMap
{
    private const int SearchedStretches = 48;

    /// <summary>How many stretches may stand between the parts of a node; parts of different places are joined in few cases.</summary>
    private const int SkippedStretches = 16;

    private readonly string _html;
    private readonly List<TextStretch> _stretches;
    private readonly Dictionary<IText, IReadOnlyList<SourceRun>> _places = [];

    public TextNodeMap(string html, IDocument document, List<TextStretch> stretches)
    {
        _html = html;
        _stretches = stretches;
        Align(document);
    }

    /// <summary>
    /// The node's place: ascending runs whose text ranges count in its data. Where it could not be found, all of the element around it;
    /// none for white space.
    /// </summary>
    public IReadOnlyList<SourceRun> Of(IText node)
    {
        if (_places.TryGetValue(node, out var runs))
        {
            return runs;
        }

        return string.IsNullOrWhiteSpace(node.Data) ? [] : [new SourceRun(new TextSpan(0, node.Data.Length), Enclosing(node))];
    }

    private TextSpan Enclosing(IText node)
    {
        for (var element = node.ParentElement; element is not null; element = element.ParentElement)
        {
            if (element.SourceReference is { } start && start.Position.Index >= 0)
            {
                var end = element.NextElementSibling?.SourceReference?.Position.Index ?? -1;
                return TextSpan.FromBounds(start.Position.Index, end > start.Position.Index ? end : _html.Length);
            }
        }

        return new TextSpan(0, _html.Length);
    }

    private void Align(IDocument document)
    {
        var next = 0;
        var anchor = 0;
        foreach (var node in document.Descendants())
        {
            if (node is IElement { SourceReference: { } reference } && reference.Position.Index >= 0)
            {
                anchor = reference.Position.Index;
            }
            else if (node is IText text && !string.IsNullOrWhiteSpace(text.Data))
            {
                next = Place(text, next, anchor);
            }
        }
    }

    private int Place(IText node, int next, int anchor)
    {
        foreach (var from in (ReadOnlySpan<int>)[next, FirstAfter(anchor)])
        {
            for (var k = from; k < Math.Min(_stretches.Count, from + SearchedStretches); k++)
            {
                var runs = new List<SourceRun>();
                if (TryMatch(node.Data, k, runs) is { } after)
                {
                    _places[node] = runs;
                    return after;
                }
            }
        }

        return next;
    }

    private int FirstAfter(int position)
    {
        var low = 0;
        var high = _stretches.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_stretches[middle].Source.Start < position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Whether the stretches from <paramref name="k"/> on spell <paramref name="data"/>; gives the first one not used.</summary>
    private int? TryMatch(string data, int k, List<SourceRun> runs)
    {
        var at = 0;
        var missed = 0;
        for (; k < _stretches.Count; k++)
        {
            var spaceBefore = LeadingSpace(data, at);
            if (at + spaceBefore == data.Length)
            {
                return k;
            }

            var stretch = _stretches[k];
            var skipped = 0;
            if (!data.AsSpan(at).StartsWith(stretch.Text))
            {
                // The tree builder leaves out white space in places, such as the line break that opens a pre element,
                // and stretches of nothing but white space were not kept.
                skipped = LeadingSpace(stretch.Text, 0);
                if (!data.AsSpan(at + spaceBefore).StartsWith(stretch.Text.AsSpan(skipped)))
                {
                    if (at == 0 || ++missed > SkippedStretches)
                    {
                        return null;
                    }

                    continue;
                }

                at += spaceBefore;
            }

            AddRuns(stretch, skipped, at, runs);
            at += stretch.Text.Length - skipped;
        }

        return at + LeadingSpace(data, at) == data.Length ? k : null;
    }

    private static int LeadingSpace(string data, int from)
    {
        var end = from;
        while (end < data.Length && char.IsWhiteSpace(data[end]))
        {
            end++;
        }

        return end - from;
    }

    private void AddRuns(TextStretch stretch, int skipped, int textStart, List<SourceRun> runs)
    {
        foreach (var run in StretchRuns.Of(_html, stretch))
        {
            var from = Math.Max(run.Text.Start, skipped);
            if (from < run.Text.End)
            {
                var exact = run.Text.Length == run.Source.Length;
                var source = exact ? new TextSpan(run.Source.Start + from - run.Text.Start, run.Text.End - from) : run.Source;
                runs.Add(new SourceRun(new TextSpan(textStart + from - skipped, run.Text.End - from), source));
            }
        }
    }
}
