using System.Net;
using System.Text;

namespace SemanticCorpus.Documents.Html;

/// <summary>Small texts of a page: attribute values, names, titles.</summary>
internal static class PageText
{
    /// <summary>The text with white space collapsed and references that were escaped twice resolved; null if nothing is left.</summary>
    public static string? Tidy(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (text.Contains('&', StringComparison.Ordinal))
        {
            text = WebUtility.HtmlDecode(text);
        }

        var tidy = new StringBuilder(text.Length);
        foreach (var c in text.AsSpan().Trim())
        {
            if (!char.IsWhiteSpace(c))
            {
                tidy.Append(c);
            }
            else if (tidy.Length > 0 && tidy[^1] != ' ')
            {
                tidy.Append(' ');
            }
        }

        return tidy.Length > 0 ? tidy.ToString() : null;
    }

    public static bool IsUrl(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether two texts are the same but for case, white space and punctuation.</summary>
    public static bool SameWords(string a, string b) => Letters(a).SequenceEqual(Letters(b));

    /// <summary>Whether the text begins with the words of <paramref name="start"/>.</summary>
    public static bool StartsWithWords(string text, string start)
    {
        using var letters = Letters(text).GetEnumerator();
        foreach (var letter in Letters(start))
        {
            if (!letters.MoveNext() || letters.Current != letter)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The share of <paramref name="text"/>'s words that <paramref name="other"/> has too, 0 to 1.</summary>
    public static double SharedWords(string text, string other)
    {
        var words = Words(text);
        var known = Words(other).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return words.Length == 0 ? 0 : (double)words.Count(known.Contains) / words.Length;
    }

    private static string[] Words(string text) =>
        new string([.. text.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<char> Letters(string text) => text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant);
}
