namespace SemanticCorpus.Chunking;

/// <summary>Finds titles of journals and the like: two or more short words that each end in a full stop, before a number
/// ("quart. appl. math. 11"). They are too many to list.</summary>
internal static class AbbreviationChain
{
    private const int LongestWord = 7;
    private const int LongestChain = 6;

    /// <summary>Whether the full stop at <paramref name="at"/> is inside or at the end of such a chain.</summary>
    /// <param name="text">The running text.</param>
    /// <param name="at">Index of the full stop.</param>
    /// <param name="start">Index of the sentence's first character.</param>
    /// <param name="next">Index of the first character of what follows.</param>
    public static bool Holds(ReadOnlySpan<char> text, int at, int start, int next)
    {
        var words = 1;
        var from = WordStart(text, at, start);
        if (!IsAbbreviation(text[from..at]))
        {
            return false;
        }

        while (words < LongestChain && from - 2 >= start && text[from - 1] == ' ' && text[from - 2] == '.')
        {
            var before = WordStart(text, from - 2, start);
            if (!IsAbbreviation(text[before..(from - 2)]))
            {
                break;
            }

            (from, words) = (before, words + 1);
        }

        while (words <= LongestChain && next < text.Length && !char.IsAsciiDigit(text[next]))
        {
            var end = next;
            while (end < text.Length && end - next <= LongestWord && char.IsLetter(text[end]))
            {
                end++;
            }

            if (end + 2 >= text.Length || text[end] != '.' || text[end + 1] != ' ' || !IsAbbreviation(text[next..end]))
            {
                return false;
            }

            (next, words) = (end + 2, words + 1);
        }

        return words is > 1 and <= LongestChain && next < text.Length && char.IsAsciiDigit(text[next]);
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> word) =>
        word.Length is > 1 and <= LongestWord && !Abbreviations.StartsSentence(word);

    private static int WordStart(ReadOnlySpan<char> text, int at, int start)
    {
        var from = at;
        while (from > start && at - from <= LongestWord && char.IsLetter(text[from - 1]))
        {
            from--;
        }

        return from;
    }
}
