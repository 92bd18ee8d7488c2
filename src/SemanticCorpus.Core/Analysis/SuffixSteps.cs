namespace SemanticCorpus.Analysis;

/// <summary>The steps of Snowball English, in the order of the methods. In each the longest suffix that fits decides,
/// even where its condition then fails.</summary>
internal static class SuffixSteps
{
    // Longer suffixes stand before the shorter ones that they end in.
    private static readonly (string Suffix, string Ending)[] Derivations =
    [
        ("ization", "ize"), ("ational", "ate"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"),
        ("tional", "tion"), ("biliti", "ble"), ("lessli", "less"),
        ("ogist", "og"), ("entli", "ent"), ("ation", "ate"), ("alism", "al"), ("aliti", "al"), ("ousli", "ous"), ("iviti", "ive"), ("fulli", "ful"),
        ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("izer", "ize"), ("ator", "ate"), ("alli", "al"),
        ("bli", "ble"), ("ogi", "og"), ("li", ""),
    ];

    private static readonly (string Suffix, string Ending)[] ShorterDerivations =
    [
        ("ational", "ate"), ("tional", "tion"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ative", ""),
        ("ical", "ic"), ("ness", ""), ("ful", ""),
    ];

    private static readonly string[] Removable =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic",
    ];

    public static void RemovePossessive(ref StemBuffer word)
    {
        word.Remove(word.EndsWith("'s'") ? 3 : word.EndsWith("'s") ? 2 : word.EndsWith("'") ? 1 : 0);
    }

    public static void RemovePlural(ref StemBuffer word)
    {
        if (word.EndsWith("sses"))
        {
            word.Remove(2);
        }
        else if (word.EndsWith("ied") || word.EndsWith("ies"))
        {
            word.Remove(word.Length > 4 ? 2 : 1);
        }
        else if (word.EndsWith("s") && !word.EndsWith("us") && !word.EndsWith("ss") && word.Length > 2 && word.HasVowelBefore(word.Length - 2))
        {
            word.Remove(1);
        }
    }

    public static void RemoveInflection(ref StemBuffer word)
    {
        var eed = word.EndsWith("eedly") ? 5 : word.EndsWith("eed") ? 3 : 0;
        if (eed > 0)
        {
            word.Remove(word.InRegion1(eed) ? eed - 2 : 0);
            return;
        }

        if (word.Length == 5 && word.EndsWith("ying") && !StemBuffer.IsVowel(word.Word[0]))
        {
            word.Replace(4, "ie");
            return;
        }

        var suffix = word.EndsWith("ingly") ? 5 : word.EndsWith("edly") ? 4 : word.EndsWith("ing") ? 3 : word.EndsWith("ed") ? 2 : 0;
        if (suffix == 0 || !word.HasVowelBefore(word.Length - suffix))
        {
            return;
        }

        word.Remove(suffix);
        if (word.EndsWith("at") || word.EndsWith("bl") || word.EndsWith("iz"))
        {
            word.Append('e');
        }
        else if (word.EndsInDouble)
        {
            word.Remove(1);
        }
        else if (word.IsShort)
        {
            word.Append('e');
        }
    }

    public static void ReplaceFinalY(ref StemBuffer word)
    {
        if (word.Length > 2 && word.Word[^1] is 'y' or 'Y' && !StemBuffer.IsVowel(word.Word[^2]))
        {
            word.Replace(1, "i");
        }
    }

    public static void SimplifyDerivation(ref StemBuffer word)
    {
        foreach (var (suffix, ending) in Derivations)
        {
            if (!word.EndsWith(suffix))
            {
                continue;
            }

            var before = word.Length > suffix.Length ? word.Word[^(suffix.Length + 1)] : '\0';
            var fits = suffix switch
            {
                "ogi" => before == 'l',
                "li" => before is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't',
                _ => true,
            };
            if (fits && word.InRegion1(suffix.Length))
            {
                word.Replace(suffix.Length, ending);
            }

            return;
        }
    }

    public static void ShortenDerivation(ref StemBuffer word)
    {
        foreach (var (suffix, ending) in ShorterDerivations)
        {
            if (word.EndsWith(suffix))
            {
                if (word.InRegion1(suffix.Length) && (suffix != "ative" || word.InRegion2(suffix.Length)))
                {
                    word.Replace(suffix.Length, ending);
                }

                return;
            }
        }
    }

    public static void RemoveDerivation(ref StemBuffer word)
    {
        foreach (var suffix in Removable)
        {
            if (word.EndsWith(suffix))
            {
                if (word.InRegion2(suffix.Length) && (suffix != "ion" || word.Word[^4] is 's' or 't'))
                {
                    word.Remove(suffix.Length);
                }

                return;
            }
        }
    }

    public static void RemoveFinalLetter(ref StemBuffer word)
    {
        if (word.EndsWith("e"))
        {
            if (word.InRegion2(1) || (word.InRegion1(1) && !word.EndsInShortSyllable(word.Length - 1)))
            {
                word.Remove(1);
            }
        }
        else if (word.EndsWith("ll") && word.InRegion2(1))
        {
            word.Remove(1);
        }
    }
}
