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

    private static readonly char[] Bars = ['|', '\u00B7', '\u2022', '\u203A', '>', '/'];

    public static void Drop(DocumentShape document)
    {
        var first = document.FirstProse;
        var last = document.LastProse;
        if (last < 0)
        {
            return;
        }

        DropRuns(document, 0, first);
        DropRuns(document, last + 1, document.Count);
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

            if (end - i >= ShortestRun && known * 2 >= end - i && known >= 2)
            {
                // The last line may be the title of what follows.
                var stop = end < document.Count && !Words.Of(document.Blocks[end - 1].Block.Text).All(Vocabulary.Interface) ? end - 1 : end;
                for (; i < stop; i++)
                {
                    document.Blocks[i].Block.Drop(Because);
                }
            }
            else if (document.Blocks[i].IsText && (IsBar(document.Blocks[i].Block.Text) || IsButton(document, i)))
            {
                document.Blocks[i].Block.Drop(Because);
            }
        }
    }

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
        if (block.Words > 5 || block.EndsSentence || block.Block.Kind == BlockKind.ListItem || !Words.Of(block.Block.Text).All(Vocabulary.Button))
        {
            return false;
        }

        var couldBeTitle = char.IsUpper(block.Block.Text[0]) && block.Words <= 2;
        return !couldBeTitle || document.NextKept(i) is not { IsProse: true };
    }
}
