namespace SemanticCorpus.Documents;

/// <summary>A block while the cleaner decides on it.</summary>
internal sealed class DraftBlock(BlockKind kind, string text, IReadOnlyList<SourceRun> source)
{
    public BlockKind Kind { get; set; } = kind;

    public string Text { get; } = text;

    public IReadOnlyList<SourceRun> Source { get; } = source;

    public int HeadingLevel { get; set; }

    /// <summary>How many of the text's code units are inside links; 0 where the format has none.</summary>
    public int LinkedLength { get; init; }

    /// <summary>Blocks not parted by a blank line (or an element of their own) share a group.</summary>
    public int Group { get; init; }

    public string? DroppedBecause { get; set; }

    public bool Kept => DroppedBecause is null;

    public double LinkDensity => Text.Length == 0 ? 0 : (double)LinkedLength / Text.Length;

    public void Drop(string because) => DroppedBecause ??= because;

    public TextBlock ToTextBlock() =>
        new(Kind, Text, Source) { HeadingLevel = HeadingLevel, DroppedBecause = DroppedBecause };
}
