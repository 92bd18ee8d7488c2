namespace SemanticCorpus.Documents.Cleaning;

/// <summary>
/// Drops the furniture that is left among a document's blocks, by rules that each know one shape. A document the rules would
/// leave nothing of is kept whole: what it consists of is what it is about.
/// </summary>
internal static class FurnitureCleaner
{
    private static readonly Action<DocumentShape>[] Rules =
    [
        RuledLines.Drop,
        AdvertMarks.Drop,
        MechanismLines.Drop,
        StoryLists.Drop,
        CommentForms.Drop,
        CookieNotices.Drop,
        CopyrightLines.Drop,
        SignUpBoxes.Drop,
        ShareBars.Drop,
        ReadOnLines.Drop,
        PhotoCaptions.Drop,
        TagLines.Drop,
        Menus.Drop,
    ];

    public static void Clean(IReadOnlyList<DraftBlock> blocks, DocumentFormat format, CancellationToken cancellationToken)
    {
        var before = blocks.Where(block => block.Kept).ToArray();
        var document = new DocumentShape(blocks, format);
        foreach (var rule in Rules)
        {
            cancellationToken.ThrowIfCancellationRequested();
            document.Measure();
            rule(document);
        }

        OrphanHeadings.Drop(blocks);
        if (before.Length > 0 && !Array.Exists(before, block => block.Kept))
        {
            foreach (var block in before)
            {
                block.DroppedBecause = null;
            }
        }
    }
}
