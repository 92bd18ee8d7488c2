using AngleSharp.Dom;

namespace SemanticCorpus.Documents.Html;

/// <summary>Tells tables of data from tables that lay out a page.</summary>
internal static class TableShape
{
    /// <summary>Longest cell, in characters of markup, that a row of data has.</summary>
    private const int LongestCell = 400;

    /// <summary>Whether the row's cells belong together as one line: two or more, none of them holding blocks of text.</summary>
    public static bool IsDataRow(IElement row)
    {
        var cells = 0;
        foreach (var cell in row.Children)
        {
            if (cell.LocalName is not ("td" or "th"))
            {
                continue;
            }

            cells++;
            if (HoldsLayout(cell))
            {
                return false;
            }
        }

        return cells > 1;
    }

    private static bool HoldsLayout(IElement cell)
    {
        var length = 0;
        var blocks = 0;
        foreach (var node in cell.Descendants())
        {
            if (node is IText text)
            {
                length += text.Data.Length;
            }
            else if (node is IElement element && ElementKinds.IsBlock(element))
            {
                blocks++;
                if (element.LocalName is "table" or "form" or "article" or "section" or "nav" || ElementKinds.HeadingLevel(element) > 0)
                {
                    return true;
                }
            }

            if (length > LongestCell * 4 || (blocks > 2 && length > LongestCell))
            {
                return true;
            }
        }

        return false;
    }
}
