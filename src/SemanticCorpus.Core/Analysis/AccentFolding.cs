namespace SemanticCorpus.Analysis;

/// <summary>Takes Latin letters to their base letters, so that "resume" finds "résumé". A table of our own: without culture data the
/// framework's normalisation leaves everything but ASCII as it is.</summary>
internal static class AccentFolding
{
    private const char FirstLatin = '\u00C0';

    /// <summary>Base letters of U+00C0 to U+017F in lower case; a blank keeps the letter.</summary>
    private const string Latin =
        "aaaaaa ceeeeiiii nooooo ouuuuy  aaaaaa ceeeeiiii nooooo ouuuuy y" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii  jjkk llllll " +
        " llnnnnnn   oooooo  rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz ";

    private const char FirstVietnamese = '\u1EA0';

    /// <summary>Base letters of U+1EA0 to U+1EF9.</summary>
    private const string Vietnamese =
        "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy";

    private const char FirstFullWidth = '\uFF01';
    private const char LastFullWidth = '\uFF5E';

    /// <summary>The base letter in lower case, or the letter itself in lower case where it has none.</summary>
    public static char Fold(char letter)
    {
        if (letter < FirstLatin)
        {
            return char.ToLowerInvariant(letter);
        }

        if (letter is >= FirstFullWidth and <= LastFullWidth)
        {
            return char.ToLowerInvariant((char)(letter - FirstFullWidth + '!'));
        }

        var folded =
            letter - FirstLatin < Latin.Length ? Latin[letter - FirstLatin]
            : letter >= FirstVietnamese && letter - FirstVietnamese < Vietnamese.Length ? Vietnamese[letter - FirstVietnamese]
            : ' ';
        return folded == ' ' ? char.ToLowerInvariant(letter) : folded;
    }
}
