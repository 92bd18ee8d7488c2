namespace SemanticCorpus.Documents.Html;

/// <summary>Decides which blocks of a page are its article.</summary>
internal static class PageCleaner
{
    /// <summary>An element with more than this share of the page's running text is not furniture, whatever its name.</summary>
    private const double TooMuchToDrop = 0.4;

    public static void Clean(PageBlocks blocks)
    {
        DropHinted(blocks);
        if (new MainContent(blocks).Find() is not { } main)
        {
            foreach (var block in blocks.All)
            {
                block.Draft.DroppedBecause = null;
            }

            return;
        }

        var (from, to) = blocks.RangeOf(main);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (i < from || i >= to)
            {
                blocks.All[i].Draft.Drop("outside the main content");
            }
        }

        LinkLists.Drop(blocks, main);
    }

    private static void DropHinted(PageBlocks blocks)
    {
        var content = new MainContent(blocks);
        var limit = content.TotalProse * TooMuchToDrop;
        foreach (var element in blocks.Elements)
        {
            if (FurnitureHints.Of(element) is { } reason && content.ProseIn(element) <= limit)
            {
                blocks.Drop(element, reason);
            }
        }
    }
}
