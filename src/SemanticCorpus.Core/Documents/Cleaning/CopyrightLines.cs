namespace SemanticCorpus.Documents.Cleaning;

/// <summary>A short line after the article that claims the rights: the sign or the word, a year; "All rights reserved"; or what the site is made with.</summary>
internal static class CopyrightLines
{
    private const int MostWords = 45;

    public static void Drop(DocumentShape document)
    {
        var last = document.LastProse;
        for (var i = Math.Max(0, document.Count - 12); last >= 0 && i < document.Count; i++)
        {
            var block = document.Blocks[i];
            if (block.IsText && i > 0 && block.Words is > 1 and <= MostWords && i >= last && ClaimsRights(block.Block.Text))
            {
                block.Block.Drop("a copyright line");
            }
        }
    }

    private static bool ClaimsRights(string text)
    {
        var claims = text.StartsWith('\u00A9') || text.StartsWith("(c) ", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("copyright", StringComparison.OrdinalIgnoreCase);
        var head = text.AsSpan(0, Math.Min(text.Length, 40));
        return (claims && HasYear(head)) || IsMaker(text) || text.Contains("all rights reserved", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What the site is made with: "Proudly powered by ...".</summary>
    private static bool IsMaker(string text) =>
        text.Length < 60 && (text.StartsWith("powered by ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("proudly powered by ", StringComparison.OrdinalIgnoreCase));

    private static bool HasYear(ReadOnlySpan<char> text)
    {
        for (var i = 0; i + 4 <= text.Length; i++)
        {
            if (text.Slice(i, 2) is "19" or "20" && char.IsAsciiDigit(text[i + 2]) && char.IsAsciiDigit(text[i + 3]))
            {
                return true;
            }
        }

        return false;
    }
}
