using System.Text;

namespace SemanticCorpus.Documents;

/// <summary>A block of a <see cref="CleanedDocument"/>.</summary>
/// <param name="Kind">What the block is.</param>
/// <param name="HeadingLevel">1 to 6 for a heading, else 0.</param>
/// <param name="Span">Its range in <see cref="CleanedDocument.Text"/>, without the separator that follows.</param>
public readonly record struct DocumentBlock(BlockKind Kind, int HeadingLevel, TextSpan Span);

/// <summary>The text that is kept of a document: what is split, embedded, searched and quoted.</summary>
/// <param name="Text">The kept blocks in reading order, separated by line breaks.</param>
/// <param name="Blocks">The blocks, ascending, not overlapping.</param>
/// <param name="Source">Where the text stands in the original, ascending.</param>
public sealed record CleanedDocument(string Text, IReadOnlyList<DocumentBlock> Blocks, SourceMap Source)
{
    /// <summary>Where ranges of the original stand in the source, in the source's own terms.</summary>
    public LocationMap Locations { get; init; } = LocationMap.None;

    /// <summary>Where a range of the text stands in the source; null where that is not known.</summary>
    public SourceLocation? LocationOf(TextSpan span) => Locations.Find(Source.ToSource(span));

    /// <summary>Joins the kept blocks: a blank line between them, a line break within a list, a table or a group of lines.</summary>
    /// <param name="blocks">Blocks in reading order; those dropped and those without text are left out.</param>
    public static CleanedDocument Compose(IEnumerable<TextBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var text = new StringBuilder();
        var kept = new List<DocumentBlock>();
        var runs = new List<SourceRun>();
        foreach (var block in blocks)
        {
            if (block.DroppedBecause is not null || block.Text.Length == 0)
            {
                continue;
            }

            if (kept.Count > 0)
            {
                text.Append(StaysTogether(kept[^1].Kind, block.Kind) ? "\n" : "\n\n");
            }

            var start = text.Length;
            text.Append(block.Text);
            kept.Add(new DocumentBlock(block.Kind, block.HeadingLevel, new TextSpan(start, block.Text.Length)));
            foreach (var run in block.Source)
            {
                runs.Add(run with { Text = run.Text.Shift(start) });
            }
        }

        return new CleanedDocument(text.ToString(), kept, new SourceMap(runs));
    }

    private static bool StaysTogether(BlockKind previous, BlockKind next) =>
        previous == next && next is BlockKind.ListItem or BlockKind.TableRow or BlockKind.Line;
}
