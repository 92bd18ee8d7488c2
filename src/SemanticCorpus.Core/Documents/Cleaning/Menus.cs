namespace SemanticCorpus.Documents.Cleaning;

/// <summary>
/// Menus before and after the article: runs of short lines without punctuation that mostly name parts of a site, one line of them
/// parted by bars, or a button by itself. A single line right above the article may be its title and is kept if it looks like one.
/// </summary>
internal static class Menus
{
    private const string Because = "a menu or button of the site";
    private const int MostWords = 4;
    private const int ShortestRun = 3;

    private static readonly char[] Bars = ['|', '\u00B7', '\u2022', '\u203A', '\u00BB', '\u2192', '>', '/'];

    public static void Drop(DocumentShape document)
    {
        if (document.LastProse >= 0)
        {
            DropRuns(document, 0, document.FirstProse);
            DropRuns(document, document.LastProse + 1, document.Count);
        }
    }

    private static void DropRuns(DocumentShape document, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            var end = i;
            var known = 0;
            while (end < to && IsEntry(document.Blocks[end]))
            {
                known += Words.Of(document.Blocks[end].Block.Text).All(Vocabulary.Interface) ? 1 : 0;
                end++;
            }

            var isMenu = end - i >= ShortestRun && known * 2 >= end - i && known >= 2;
            for (var entry = i; entry < Math.Max(end, i + 1); entry++)
            {
                if (isMenu ? !CouldBeTitle(document, entry, end) : IsBarOrButton(document, entry))
                {
                    document.Blocks[entry].Block.Drop(Because);
                }
            }

            i = Math.Max(i, end - 1);
        }
    }

    /// <summary>Whether an entry is the last of its run, names no part of a site and is followed by more text.</summary>
    private static bool CouldBeTitle(DocumentShape document, int entry, int end) =>
        entry == end - 1 && end < document.Count && end <= document.FirstProse && !Words.Of(document.Blocks[entry].Block.Text).All(Vocabulary.Interface);

    private static bool IsBarOrButton(DocumentShape document, int i) =>
        document.Blocks[i].IsText && (IsBar(document.Blocks[i].Block.Text) || IsButton(document, i));

    private static bool IsEntry(BlockShape block) => block.IsText && block.Words is > 0 and <= MostWords && !block.EndsSentence && !block.Block.Text.EndsWith(':');

    private static bool IsBar(string text)
    {
        var parts = text.Split(Bars, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return text.Length < 300 && parts.Length >= 3
            && parts.All(part => SentenceShape.CountWords(part) <= 6)
            && parts.Count(part => Words.Of(part).All(Vocabulary.Interface)) * 2 >= parts.Length;
    }

    private static bool IsButton(DocumentShape document, int i)
    {
        var block = document.Blocks[i];
        var words = Words.Of(block.Block.Text);
        if (block.Words > 5 || block.EndsSentence || block.Block.Kind == BlockKind.ListItem || !words.All(Vocabulary.Button) || !words.Any(Vocabulary.ButtonVerb))
        {
            return false;
        }

        var couldBeTitle = char.IsUpper(block.Block.Text[0]) && block.Words <= 2;
        return !couldBeTitle || document.NextKept(i) is not { IsProse: true };
    }
}
