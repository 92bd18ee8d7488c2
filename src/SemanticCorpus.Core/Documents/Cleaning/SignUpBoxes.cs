namespace SemanticCorpus.Documents.Cleaning;

/// <summary>
/// A call to sign up: a short block that begins with an imperative, names an offer (an inbox, a newsletter, an app) and turns to the
/// reader; with it the field, the button and the small print around. A document about newsletters is left alone.
/// </summary>
internal static class SignUpBoxes
{
    private const string Because = "a call to sign up or follow";
    private const int MostWords = 30;
    private const int MostWordsInside = 18;

    public static void Drop(DocumentShape document)
    {
        var first = document.FirstProse;
        var last = document.LastProse;
        for (var i = 0; i < document.Count; i++)
        {
            var block = document.Blocks[i];
            var edge = i < first || i > last;
            if (last < 0 || !block.IsText || block.Block.Kind == BlockKind.ListItem || block.Words > (edge ? MostWords : MostWordsInside))
            {
                continue;
            }

            if (IsCall(block) && !document.IsAbout(Vocabulary.OfferTopic, block))
            {
                block.Block.Drop(Because);
                DropAround(document, i, +1);
                DropAround(document, i, -1);
            }
        }
    }

    private static bool IsCall(BlockShape block)
    {
        var words = Words.Of(block.Block.Text);
        return words.Count >= 3
            && Vocabulary.Imperative.Contains(words.First)
            && words.Any(Vocabulary.Offer)
            && (words.Any(Vocabulary.Address) || (words.Has("your") && words.Has("inbox")))
            && SentenceCount(block.Block.Text) <= 3;
    }

    private static int SentenceCount(string text) => text.Count(c => c is '.' or '!' or '?');

    /// <summary>The rest of the box: short blocks next to the call with an address field, a button or small print.</summary>
    private static void DropAround(DocumentShape document, int from, int step)
    {
        for (var i = from + step; i >= 0 && i < document.Count; i += step)
        {
            var block = document.Blocks[i];
            if (!block.IsText || block.Words > 35 || block.Block.Kind == BlockKind.ListItem)
            {
                return;
            }

            var words = Words.Of(block.Block.Text);
            var isButton = words.Count <= 3 && (words.Has("subscribe") || words.Has("email") || words.Has("newsletter") || (words.Has("sign") && words.Has("up")));
            if (!isButton && words.CountIn(Vocabulary.SignUpSmallPrint) < 2)
            {
                return;
            }

            block.Block.Drop(Because);
        }
    }
}
