namespace SemanticCorpus.Documents.Cleaning;

/// <summary>
/// A notice about cookies: at the beginning or the end of the document, a short block in which a site speaks of its cookies and of
/// consent, with the buttons that follow it. A document about cookies speaks of them elsewhere too and is left alone.
/// </summary>
internal static class CookieNotices
{
    private const string Because = "a notice about cookies";
    private const int MostWords = 110;

    /// <summary>How many blocks from either end a notice may stand.</summary>
    private const int Reach = 8;

    public static void Drop(DocumentShape document)
    {
        for (var i = 0; i < document.Count; i++)
        {
            var block = document.Blocks[i];
            if ((i >= Reach && i < document.Count - Reach) || !block.IsText || block.Words > MostWords || block.Words < 5)
            {
                continue;
            }

            var words = Words.Of(block.Block.Text, MostWords);
            var speaks = words.Has("we") || words.Has("our") || (words.Has("this") && (words.Has("site") || words.Has("website")));
            if (words.Any(Vocabulary.Cookie) && speaks && words.CountIn(Vocabulary.Consent) > 0 && !document.IsAbout(Vocabulary.Cookie, block))
            {
                block.Block.Drop(Because);
                DropButtons(document, i + 1);
            }
        }
    }

    private static void DropButtons(DocumentShape document, int from)
    {
        for (var i = from; i < document.Count; i++)
        {
            var block = document.Blocks[i];
            if (!block.IsText || block.Words > 5 || !Words.Of(block.Block.Text).All(Vocabulary.ConsentButton))
            {
                return;
            }

            block.Block.Drop(Because);
        }
    }
}
