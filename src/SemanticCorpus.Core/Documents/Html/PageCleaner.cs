using AngleSharp.Dom;

namespace SemanticCorpus.Documents.Html;

/// <summary>Decides which blocks of a page are its article.</summary>
internal static class PageCleaner
{
    /// <summary>An element with more than this share of the page's running text is not furniture, whatever its name.</summary>
    private const double TooMuchToDrop = 0.4;

    /// <summary>Comments often outweigh the article.</summary>
    private const double TooMuchForComments = 0.85;

    /// <summary>With less running text beside it, a gallery is what the page is about.</summary>
    private const int LeastBesideGallery = 1500;

    public static void Clean(PageBlocks blocks)
    {
        DropHinted(blocks);
        if (new MainContent(blocks).Find() is { } main)
        {
            DropOutside(blocks, main);
            LinkLists.Drop(blocks, main);
            Forms.Drop(blocks);
        }

        if (blocks.All.All(block => !block.Draft.Kept))
        {
            foreach (var block in blocks.All)
            {
                block.Draft.DroppedBecause = null;
            }
        }
    }

    private static void DropOutside(PageBlocks blocks, IElement main)
    {
        var (from, to) = blocks.RangeOf(main);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (i < from || i >= to)
            {
                blocks.All[i].Draft.Drop("outside the main content");
            }
        }
    }

    private static void DropHinted(PageBlocks blocks)
    {
        var content = new MainContent(blocks);
        foreach (var element in blocks.Elements)
        {
            if (FurnitureHints.Of(element) is { } reason && content.ProseIn(element) <= MostProse(reason, content.TotalProse))
            {
                blocks.Drop(element, reason);
            }
        }
    }

    private static double MostProse(string reason, int total) => reason switch
    {
        FurnitureHints.Comments => total * TooMuchForComments,
        FurnitureHints.Gallery => total - LeastBesideGallery,
        _ => Math.Min(total * TooMuchToDrop, FurnitureHints.MostProse(reason)),
    };
}
