namespace SemanticCorpus.Documents.Cleaning;

/// <summary>What a block looks like, as far as the rules ask.</summary>
internal sealed class BlockShape
{
    public BlockShape(DraftBlock block)
    {
        Block = block;
        Words = SentenceShape.CountWords(block.Text);
        EndsSentence = SentenceShape.EndsSentence(block.Text);
        CutOff = SentenceShape.IsCutOff(block.Text);
        IsDate = Words <= 8 && (WrittenDate.Parse(block.Text) is not null || IsAge(block.Text));
        IsProse = block.Kind is BlockKind.Paragraph or BlockKind.Quote or BlockKind.ListItem or BlockKind.Line
            && block.LinkDensity < 0.5
            && !CutOff
            && Words >= 12
            && (EndsSentence || SentenceShape.HasSentenceEnd(block.Text) || block.Text.EndsWith(':'));
    }

    public DraftBlock Block { get; }

    public int Words { get; }

    public bool EndsSentence { get; }

    /// <summary>The text breaks off in an ellipsis.</summary>
    public bool CutOff { get; }

    /// <summary>Nothing but a date, or an age such as "3 hours ago".</summary>
    public bool IsDate { get; }

    /// <summary>Running text in whole sentences.</summary>
    public bool IsProse { get; }

    /// <summary>A block that may be judged: code and tables are never furniture of this sort.</summary>
    public bool IsText => Block.Kept && Block.Kind is not (BlockKind.Code or BlockKind.TableRow);

    /// <summary>A short line that could stand over a section.</summary>
    public bool IsLabel => IsText && Words is > 0 and <= 9 && !Block.Text.Contains('\n', StringComparison.Ordinal)
        && (!EndsSentence || Block.Text.EndsWith('?') || Block.Text.EndsWith('!')) && !IsDate;

    /// <summary>A line that could be the headline of a story: some words and no full stop.</summary>
    public bool IsHeadline => IsText && Words is >= 4 and <= 35 && !CutOff && !IsDate && !Block.Text.EndsWith(':')
        && !Block.Text.EndsWith('.') && !Block.Text.Contains('\n', StringComparison.Ordinal);

    private static bool IsAge(string text) =>
        text.EndsWith(" ago", StringComparison.OrdinalIgnoreCase) || text.EndsWith("min read", StringComparison.OrdinalIgnoreCase);
}
