namespace SemanticCorpus.Analysis;

/// <summary>Tells names written in initials from the common words of the same letters: "US" and "U.S." from "us".</summary>
internal static class Acronyms
{
    /// <summary>How far on each side letters are looked at, to tell a name in capitals from a line in capitals.</summary>
    private const int Surroundings = 40;

    /// <summary>What a name's term has at its end where its letters are those of a stop word.</summary>
    public const char Mark = '.';

    /// <summary>Whether the word is written as "U.S" or "n.a.c.a": single letters with full stops between.</summary>
    public static bool IsDotted(ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || word.Length % 2 == 0)
        {
            return false;
        }

        for (var i = 0; i < word.Length; i++)
        {
            if (i % 2 == 0 ? !char.IsLetter(word[i]) : word[i] != '.')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether "US", "IT" or "WHO" is a name here: it stands alone or beside words that are not all capitals.</summary>
    public static bool IsName(ReadOnlySpan<char> text, int start, int end)
    {
        if (text[start..end] is not ("US" or "IT" or "WHO"))
        {
            return false;
        }

        var before = text[Math.Max(0, start - Surroundings)..start];
        var after = text[end..Math.Min(text.Length, end + Surroundings)];
        before = before[(before.LastIndexOf('\n') + 1)..];
        after = after.IndexOf('\n') is >= 0 and var line ? after[..line] : after;
        return HasLower(before) || HasLower(after) || !(HasLetter(before) || HasLetter(after));
    }

    private static bool HasLower(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLower(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }
}
