namespace SemanticCorpus.Documents.Cleaning;

/// <summary>
/// A line by itself that marks the place of an advertisement ("Advertisement", "Story continues below"), in a document that is
/// not about advertising.
/// </summary>
internal static class AdvertMarks
{
    private const int MostWords = 7;

    public static void Drop(DocumentShape document)
    {
        for (var i = 0; i < document.Count; i++)
        {
            var block = document.Blocks[i];
            if (!block.IsText || block.Words > MostWords || block.Block.Kind == BlockKind.ListItem || document.HeadsSection(i))
            {
                continue;
            }

            var words = Words.Of(block.Block.Text);
            var isMark = words.All(Vocabulary.AdvertMark)
                && (words.Any(Vocabulary.Advert) || (words.Has("continues") && (words.Has("below") || words.Has("after"))));
            if (isMark && !document.IsAbout(Vocabulary.Advert, block))
            {
                block.Block.Drop("marks an advertisement");
            }
        }
    }
}
