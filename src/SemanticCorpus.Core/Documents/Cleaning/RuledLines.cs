namespace SemanticCorpus.Documents.Cleaning;

/// <summary>A line of nothing but one repeated sign, such as dashes, stars or equals signs, that parts sections.</summary>
internal static class RuledLines
{
    private const string Rules = "-_=*~#+.\u2500\u2501\u2014\u2013\u2022\u00B7";

    public static void Drop(DocumentShape document)
    {
        foreach (var block in document.Blocks)
        {
            if (block.IsText && IsRule(block.Block.Text))
            {
                block.Block.Drop("a ruled line");
            }
        }
    }

    /// <summary>Three or more of one sign, spaces between allowed.</summary>
    private static bool IsRule(string text)
    {
        var signs = text.Count(c => c == text[0]);
        return signs >= 3 && Rules.Contains(text[0], StringComparison.Ordinal) && text.All(c => c == text[0] || char.IsWhiteSpace(c));
    }
}
