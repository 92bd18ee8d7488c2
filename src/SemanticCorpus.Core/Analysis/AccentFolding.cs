namespace SemanticCorpus.Analysis;

/// <summary>Takes Latin, Greek and Cyrillic letters to their base letters, so that "resume" finds "résumé". A table of our own: without culture data the
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

    /// <summary>The letter in lower case; full-width letters as ASCII.</summary>
    public static char Lower(char letter) =>
        char.ToLowerInvariant(letter is >= FirstFullWidth and <= LastFullWidth ? (char)(letter - FirstFullWidth + '!') : letter);

    /// <summary>The base letter in lower case, or the letter itself in lower case where it has none.</summary>
    public static char Fold(char letter)
    {
        if (letter < FirstLatin)
        {
            return char.ToLowerInvariant(letter);
        }

        if (letter is (>= 'Ά' and <= 'џ') or (>= FirstFullWidth and <= LastFullWidth))
        {
            return FoldOther(Lower(letter));
        }

        var folded =
            letter - FirstLatin < Latin.Length ? Latin[letter - FirstLatin]
            : letter >= FirstVietnamese && letter - FirstVietnamese < Vietnamese.Length ? Vietnamese[letter - FirstVietnamese]
            : ' ';
        return folded == ' ' ? char.ToLowerInvariant(letter) : folded;
    }

    /// <summary>Greek letters without tonos and dialytika, the final sigma as any other, Cyrillic letters without breve and diaeresis.</summary>
    private static char FoldOther(char lower) => lower switch
    {
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' or 'ϊ' or 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' or 'ϋ' or 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ё' or 'ѐ' => 'е',
        'й' or 'ѝ' => 'и',
        'ї' => 'і',
        _ => lower,
    };
}
