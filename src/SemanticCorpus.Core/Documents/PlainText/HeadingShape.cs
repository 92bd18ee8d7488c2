namespace SemanticCorpus.Documents.PlainText;

/// <summary>
/// Marks the headings of a plain text: a short block of its own, begun as a sentence or title is, not closed as a sentence is
/// (a question may be), and followed by running text or a list.
/// </summary>
internal static class HeadingShape
{
    private const int MostWords = 14;
    private const int MostTitleWords = 20;
    private const int Longest = 110;

    public static void Mark(IReadOnlyList<DraftBlock> blocks)
    {
        DraftBlock? previous = null;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (!block.Kept)
            {
                continue;
            }

            var next = NextKept(blocks, i);
            var first = previous is null;
            if (next is not null && CanHead(block, previous, next) && IsHeading(block, next, first ? MostTitleWords : MostWords))
            {
                block.Kind = BlockKind.Heading;
                block.HeadingLevel = first ? 1 : 2;
            }

            previous = block;
        }
    }

    private static DraftBlock? NextKept(IReadOnlyList<DraftBlock> blocks, int i)
    {
        for (var next = i + 1; next < blocks.Count; next++)
        {
            if (blocks[next].Kept)
            {
                return blocks[next];
            }
        }

        return null;
    }

    /// <summary>A line of a group of lines heads nothing unless it is the first, or the only one left.</summary>
    private static bool CanHead(DraftBlock block, DraftBlock? previous, DraftBlock next) =>
        block.Kind == BlockKind.Paragraph
        || (block.Kind == BlockKind.Line && previous?.Group != block.Group && (next.Group != block.Group || IsBody(next)));

    private static bool IsHeading(DraftBlock block, DraftBlock next, int mostWords)
    {
        return LooksLikeHeading(block.Text, mostWords) && (IsBody(next) || (next.Group != block.Group && LooksLikeHeading(next.Text, MostWords)));
    }

    private static bool IsBody(DraftBlock next) =>
        next.Kind is BlockKind.ListItem or BlockKind.Code
        || (SentenceShape.CountWords(next.Text) >= 8 && (SentenceShape.EndsSentence(next.Text) || SentenceShape.HasSentenceEnd(next.Text) || next.Text.EndsWith(':')));

    private static bool LooksLikeHeading(string text, int mostWords)
    {
        var words = SentenceShape.CountWords(text);
        if (words == 0 || words > mostWords || text.Length > Longest || text.Contains('\n', StringComparison.Ordinal))
        {
            return false;
        }

        var begins = text[0] is '"' or '\u201C' or '\u2018' or '\'' or '(' or '#' && text.Length > 1 ? text[1] : text[0];
        if (!char.IsUpper(begins) && !char.IsAsciiDigit(begins) && !SentenceShape.IsCjk(begins) && !char.IsHighSurrogate(begins))
        {
            return false;
        }

        if (text.Contains(" min read", StringComparison.OrdinalIgnoreCase) || WrittenDate.Parse(text) is not null)
        {
            return false;
        }

        return text[^1] is not (',' or ';' or ':') && (text[^1] == '?' || !SentenceShape.EndsSentence(text));
    }
}
