using SemanticCorpus.Documents;

namespace SemanticCorpus.Analysis;

/// <summary>Takes a name that is made of several words apart: at hyphens, underscores and full stops, where capitals begin inside it,
/// and between letters and a number.</summary>
internal static class WordParts
{
    /// <summary>Adds the parts of a word; the word itself where it has none.</summary>
    public static void Add(ReadOnlySpan<char> text, int start, int end, List<TextSpan> parts)
    {
        var from = start;
        for (var i = start; i < end; i++)
        {
            if (IsSeparator(text, i))
            {
                AddRun(text, from, i, parts);
                from = i + 1;
            }
        }

        AddRun(text, from, end, parts);
    }

    /// <summary>Whether the character parts words, where it stands inside a name. A full stop inside a number does not.</summary>
    public static bool IsSeparator(ReadOnlySpan<char> text, int index) =>
        WordCharacters.IsHyphen(text[index]) || (text[index] == '.' && !WordCharacters.JoinsDigits(text, index));

    private static void AddRun(ReadOnlySpan<char> text, int start, int end, List<TextSpan> parts)
    {
        var from = start;
        for (var i = start + 1; i < end; i++)
        {
            if (IsBorder(text, from, i, end))
            {
                parts.Add(TextSpan.FromBounds(from, i));
                from = i;
            }
        }

        if (end > from)
        {
            parts.Add(TextSpan.FromBounds(from, end));
        }
    }

    private static bool IsBorder(ReadOnlySpan<char> text, int from, int at, int end)
    {
        var (before, here) = (text[at - 1], text[at]);
        if (char.IsAsciiDigit(here))
        {
            // "SB1047" and "A320" are a name and a number, but "H2O" is one word.
            return char.IsLetter(before) && (at - from > 1 || (at + 1 < end && char.IsAsciiDigit(text[at + 1])));
        }

        if (!char.IsUpper(here) || at - from < 2 || at + 1 >= end)
        {
            return false;
        }

        // camelCase and XMLReader, but not "iPhone", "GPUs" or "LaTeX" before its X.
        return char.IsLower(before) || (char.IsUpper(before) && at + 2 < end && char.IsLower(text[at + 1]) && char.IsLower(text[at + 2]));
    }
}
