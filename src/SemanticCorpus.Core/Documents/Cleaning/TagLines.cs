namespace SemanticCorpus.Documents.Cleaning;

/// <summary>A line of labels after the article or before it: "Tags:", "Filed under:" and names that are no sentence.</summary>
internal static class TagLines
{
    private const int MostWords = 40;

    public static void Drop(DocumentShape document)
    {
        var first = document.FirstProse;
        var last = document.LastProse;
        for (var i = 0; last >= 0 && i < document.Count; i++)
        {
            var block = document.Blocks[i];
            if ((i > first && i < last) || !block.IsText || block.Words is < 2 or > MostWords || block.EndsSentence || block.IsProse)
            {
                continue;
            }

            var text = block.Block.Text;
            var words = Words.Of(text);
            var filed = words.Has("filed") && words.Has("under") && words.First == "filed";
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (filed || (words.First == "posted" && words.Has("in") && block.Words <= 12) || (colon is > 0 and < 14 && Vocabulary.TagLead.Contains(words.First)))
            {
                block.Block.Drop("the labels of the article");
            }
        }
    }
}
