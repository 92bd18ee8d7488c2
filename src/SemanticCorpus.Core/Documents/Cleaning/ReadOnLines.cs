namespace SemanticCorpus.Documents.Cleaning;

/// <summary>
/// A line that leads on: "Read more", "Continue reading", "Click here to read the full story", by itself or, with a colon, before
/// the headline of another story.
/// </summary>
internal static class ReadOnLines
{
    private const int MostWords = 9;

    public static void Drop(DocumentShape document)
    {
        for (var i = 0; i < document.Count; i++)
        {
            var block = document.Blocks[i];
            if (block.IsText && !document.HeadsSection(i) && block.Block.Kind != BlockKind.ListItem && (IsWhole(block) || LeadsToHeadline(block)))
            {
                block.Block.Drop("leads on to another page");
            }
        }
    }

    private static bool IsWhole(BlockShape block)
    {
        var words = block.Words is > 1 and <= MostWords && !block.Block.Text.EndsWith('.') ? Words.Of(block.Block.Text) : null;
        if (words is null)
        {
            return false;
        }

        return words.Begins("read", "more", "about") || words.Begins("read", "more", "on") || (words.All(Vocabulary.ReadOn) && Vocabulary.ReadOnVerb.Contains(words.First)
            && (words.Has("more") || words.Has("reading") || words.Has("here") || words.Has("full")));
    }

    private static bool LeadsToHeadline(BlockShape block)
    {
        var text = block.Block.Text;
        var colon = text.AsSpan(0, Math.Min(text.Length, 30)).IndexOf(':');
        if (colon < 4 || colon + 1 >= text.Length || block.Words is < 6 or > 30 || block.EndsSentence)
        {
            return false;
        }

        var lead = Words.Of(text[..colon]);
        var known = (lead.Has("read") && (lead.Has("more") || lead.Has("also") || lead.Has("next"))) || (lead.Has("related") && lead.Count == 2);
        return known && lead.All(Vocabulary.StoryLabel);
    }
}
