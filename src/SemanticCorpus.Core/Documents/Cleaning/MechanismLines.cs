namespace SemanticCorpus.Documents.Cleaning;

/// <summary>
/// A line by itself that belongs to the working of a page: "Loading...", "Listen to this article", "Show more", "5 min read".
/// </summary>
internal static class MechanismLines
{
    private const int MostWords = 5;

    public static void Drop(DocumentShape document)
    {
        for (var i = 0; i < document.Count; i++)
        {
            var block = document.Blocks[i];
            if (document.LastProse >= 0 && block.IsText && block.Words <= MostWords && block.Block.Kind != BlockKind.ListItem && !document.HeadsSection(i) && IsMechanism(block.Block.Text))
            {
                block.Block.Drop("part of the page's own working");
            }
        }
    }

    private static bool IsMechanism(string text)
    {
        var words = Words.Of(text);
        if (words.CountIn(Vocabulary.Mechanism) + words.Numbers < words.Count)
        {
            return false;
        }

        return words.Numbers == 1 && words.Has("read")
            || (Vocabulary.MechanismVerb.Contains(words.First) && (words.Count > 1 || (words.First == "loading" && SentenceShape.IsCutOff(text))) && !text.EndsWith('?') && !SentenceClosed(text));
    }

    private static bool SentenceClosed(string text) => text.EndsWith('.') && !SentenceShape.IsCutOff(text);
}
