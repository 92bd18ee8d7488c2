namespace SemanticCorpus.Documents.Cleaning;

/// <summary>
/// A row of buttons to pass the page on: lines of nothing but such verbs and the names of networks ("Share on Facebook", "Tweet"),
/// two or more together, or one with a verb and a network. A list that a sentence with a colon introduces is content.
/// </summary>
internal static class ShareBars
{
    private const int MostWords = 12;

    public static void Drop(DocumentShape document)
    {
        for (var i = 0; i < document.Count; i++)
        {
            var end = i;
            var verbs = 0;
            while (end < document.Count && IsButton(document.Blocks[end], out var isVerb))
            {
                verbs += isVerb ? 1 : 0;
                end++;
            }

            var introduced = i > 0 && document.Blocks[i - 1].Block.Kept && document.Blocks[i - 1].Block.Text.EndsWith(':') && document.Blocks[i - 1].Words > 3;
            if (end > i && !introduced && (end - i >= 2 ? verbs > 0 || !IsList(document, i) && end - i >= 3 : IsWhole(document.Blocks[i])))
            {
                for (var dropped = i; dropped < end; dropped++)
                {
                    document.Blocks[dropped].Block.Drop("share buttons");
                }
            }

            i = Math.Max(i, end - 1);
        }
    }

    private static bool IsList(DocumentShape document, int i) => document.Blocks[i].Block.Kind == BlockKind.ListItem;

    private static bool IsButton(BlockShape block, out bool isVerb)
    {
        isVerb = false;
        if (!block.IsText || block.Words is 0 or > MostWords || block.Block.Text.EndsWith('.'))
        {
            return false;
        }

        var words = Words.Of(block.Block.Text);
        isVerb = Vocabulary.ShareVerb.Contains(words.First) || words.Has("shares");
        return words.All(Vocabulary.ShareTarget) || (words.Has("shares") && words.Count <= 3);
    }

    /// <summary>A single line that is surely a button: a verb and, beside small words, a network or the page itself.</summary>
    private static bool IsWhole(BlockShape block)
    {
        var words = Words.Of(block.Block.Text);
        return Vocabulary.ShareVerb.Contains(words.First) && words.Count >= 2
            && (words.Has("this") || words.Has("us") || words.Has("facebook") || words.Has("twitter") || words.Has("linkedin") || words.Has("whatsapp"));
    }
}
