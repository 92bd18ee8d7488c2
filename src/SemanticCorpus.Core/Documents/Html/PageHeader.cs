namespace SemanticCorpus.Documents.Html;

/// <summary>Drops what the metadata already says: the headline, the byline and the date above the article.</summary>
internal static class PageHeader
{
    private const int LongestExtra = 60;

    public static void Drop(PageBlocks blocks, DocumentMetadata metadata)
    {
        foreach (var block in blocks.All)
        {
            var draft = block.Draft;
            if (!draft.Kept)
            {
                continue;
            }

            if (draft.Kind == BlockKind.Heading && metadata.Title is { } title && IsTitle(draft, title))
            {
                draft.Drop("the title, kept as metadata");
            }
            else if (block.Prose > 0)
            {
                return;
            }
            else if (metadata.Author is { } author && IsByline(draft.Text, author))
            {
                draft.Drop("the byline, kept as metadata");
            }
            else if (metadata.Published is not null && WrittenDate.Parse(draft.Text) is not null)
            {
                draft.Drop("the date, kept as metadata");
            }
        }
    }

    private static bool IsTitle(DraftBlock heading, string title) =>
        PageText.SameWords(heading.Text, title)
        || (heading.HeadingLevel == 1 && (PageText.StartsWithWords(title, heading.Text) || PageText.StartsWithWords(heading.Text, title)));

    private static bool IsByline(string text, string author) =>
        text.Length <= author.Length + LongestExtra
        && !SentenceShape.EndsSentence(text)
        && author.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).All(name => text.Contains(name, StringComparison.OrdinalIgnoreCase));
}
