using SemanticCorpus.Documents;

namespace SemanticCorpus.Search.Ranking;

/// <summary>Finds whole words around parts of them.</summary>
internal static class Word
{
    /// <summary>Longest word that is shown whole, in UTF-16 code units.</summary>
    private const int Longest = 64;

    /// <summary>The run of letters and digits that holds <paramref name="part"/>.</summary>
    public static TextSpan Around(string text, TextSpan part)
    {
        var (start, end) = (part.Start, part.End);
        while (start > 0 && end - start < Longest && char.IsLetterOrDigit(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && end - start < Longest && char.IsLetterOrDigit(text[end]))
        {
            end++;
        }

        return TextSpan.FromBounds(start, end);
    }
}
