namespace SemanticCorpus.Search;

/// <summary>Links that open a page at a sentence: the <c>#:~:text=</c> directive of the URL Fragment Text Directives draft.</summary>
public static class TextFragment
{
    private const int WordsAtEachEnd = 5;

    /// <summary>A link to <paramref name="sentence"/> on the page at <paramref name="url"/>.</summary>
    /// <returns>The address with a text fragment; the plain address where there is no sentence. Long sentences are named by
    /// their first and last words.</returns>
    public static string Link(string url, string? sentence)
    {
        ArgumentNullException.ThrowIfNull(url);
        var words = sentence?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (words.Length == 0)
        {
            return url;
        }

        var text = words.Length <= 2 * WordsAtEachEnd
            ? Encode(words)
            : Encode(words[..WordsAtEachEnd]) + "," + Encode(words[^WordsAtEachEnd..]);
        return url + (url.Contains('#', StringComparison.Ordinal) ? ":~:text=" : "#:~:text=") + text;
    }

    // A hyphen would be read as the mark of a prefix or suffix, and EscapeDataString leaves it as it is.
    private static string Encode(string[] words) =>
        Uri.EscapeDataString(string.Join(' ', words)).Replace("-", "%2D", StringComparison.Ordinal);
}
