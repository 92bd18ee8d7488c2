namespace SemanticCorpus.Documents.PlainText;

/// <summary>
/// Cuts a plain text into blocks. Blank lines part groups; inside a group, wrapped lines are joined into paragraphs (the break becomes
/// a space), list marks begin items, long lines are paragraphs of their own, and short ones stay lines of one group.
/// </summary>
internal static class PlainTextBlocks
{
    /// <summary>From this length on a line by itself is a paragraph rather than a line of verse or an address.</summary>
    private const int ParagraphLength = 90;

    public static List<DraftBlock> Cut(string text, CancellationToken cancellationToken)
    {
        var blocks = new List<DraftBlock>();
        var group = new List<TextLine>();
        var number = 0;
        foreach (var line in TextLine.Split(text))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!line.IsBlank)
            {
                group.Add(line);
            }
            else if (group.Count > 0)
            {
                CutGroup(text, group, number++, blocks);
                group.Clear();
            }
        }

        if (group.Count > 0)
        {
            CutGroup(text, group, number, blocks);
        }

        return blocks;
    }

    /// <summary>The blocks of lines without a blank one among them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="number">Number of their group.</param>
    public static List<DraftBlock> Cut(string text, List<TextLine> lines, int number)
    {
        var blocks = new List<DraftBlock>();
        CutGroup(text, lines, number, blocks);
        return blocks;
    }

    private static void CutGroup(string text, List<TextLine> group, int number, List<DraftBlock> blocks)
    {
        var wraps = LineWrapping.Find(text, group);
        var alone = LinesKind(text, group, wraps);
        for (var i = 0; i < group.Count; i++)
        {
            var first = i;
            var isItem = BeginsItem(text, group, i, wraps);
            while (i + 1 < group.Count && Continues(text, group, first, i, isItem, wraps))
            {
                i++;
            }

            var kind = isItem ? BlockKind.ListItem : i > first ? BlockKind.Paragraph : alone;
            Add(text, group, first, i, kind, number, blocks);
        }
    }

    private static BlockKind LinesKind(string text, List<TextLine> group, bool[] wraps) =>
        group.Count > 1 && !wraps.Contains(true) && group.All(line => line.Length < ParagraphLength && !BeginsMark(line.In(text)))
            ? BlockKind.Line
            : BlockKind.Paragraph;

    private static bool BeginsMark(ReadOnlySpan<char> line) => ListMarker.BulletLength(line) > 0 || ListMarker.IsNumbered(line);

    /// <summary>Inside wrapped text a mark counts only after a full stop, a colon or another item: a line may begin with a dash or a number by chance.</summary>
    private static bool BeginsItem(string text, List<TextLine> group, int i, bool[] wraps)
    {
        if (!BeginsMark(group[i].In(text)))
        {
            return false;
        }

        return i == 0
            || !wraps[i - 1]
            || BeginsMark(group[i - 1].In(text))
            || group[i - 1].In(text)[^1] is ':' or ';'
            || SentenceShape.EndsSentence(group[i - 1].In(text));
    }

    private static bool Continues(string text, List<TextLine> group, int first, int i, bool isItem, bool[] wraps)
    {
        if (BeginsItem(text, group, i + 1, wraps))
        {
            return false;
        }

        return wraps[i] || (isItem && group[i + 1].Indent > group[first].Indent);
    }

    private static void Add(string text, List<TextLine> group, int first, int last, BlockKind kind, int number, List<DraftBlock> blocks)
    {
        var collected = new MappedText();
        for (var i = first; i <= last; i++)
        {
            var line = group[i];
            var start = line.Start + (kind == BlockKind.ListItem && i == first ? ListMarker.BulletLength(line.In(text)) : 0);
            if (i > first && !IsSplitCompound(text, group[i - 1], line))
            {
                collected.Append(" ", TextSpan.FromBounds(group[i - 1].End, line.Start));
            }

            collected.AppendExact(text.AsSpan(start, line.End - start), start);
        }

        var (block, runs) = collected.Finish();
        if (block.Length > 0)
        {
            blocks.Add(new DraftBlock(kind, block, runs) { Group = number });
        }
    }

    /// <summary>Whether a compound or a word was broken after its hyphen ("well-" and "known").</summary>
    private static bool IsSplitCompound(string text, TextLine line, TextLine next) =>
        line.Length > 1 && text[line.End - 1] == '-' && char.IsLetter(text[line.End - 2]) && char.IsLower(text[next.Start]);
}
