using AngleSharp.Dom;

namespace SemanticCorpus.Documents.Html;

/// <summary>
/// Drops what inside the article is mostly links: a list, a division or a section whose text is more than half linked
/// and holds next to no running text.
/// </summary>
internal static class LinkLists
{
    public static void Drop(PageBlocks blocks, IElement main)
    {
        foreach (var element in blocks.Elements)
        {
            if (!main.Contains(element) || element == main || ElementKinds.HeadingLevel(element) > 0)
            {
                continue;
            }

            long weight = 0;
            long linked = 0;
            long prose = 0;
            var count = 0;
            foreach (var block in blocks.In(element))
            {
                if (block.Draft.Kept)
                {
                    weight += block.Draft.Text.Length;
                    linked += block.Draft.LinkedLength;
                    prose += block.Prose;
                    count++;
                }
            }

            if (count > 1 && linked * 2 > weight && prose * 4 < weight)
            {
                blocks.Drop(element, "a list of links");
            }
        }
    }
}
