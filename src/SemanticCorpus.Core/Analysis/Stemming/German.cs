namespace SemanticCorpus.Analysis.Stemming;

/// <summary>Snowball's stemmer for German.</summary>
internal static class German
{
    public const string Vowels = "aeiouyäöü";
    private const int LeastBeforeRegion = 3;

    public static void Stem(ref SuffixBuffer word)
    {
        Prepare(ref word);
        MarkRegions(ref word);
        RemoveInflection(ref word);
        RemoveComparison(ref word);
        RemoveDerivation(ref word);
        foreach (ref var c in word.Word)
        {
            c = c switch { 'Y' => 'y', 'U' or 'ü' => 'u', 'ä' => 'a', 'ö' => 'o', _ => c };
        }
    }

    private static void Prepare(ref SuffixBuffer word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (word.Word[i] == 'ß' && word.HasRoom)
            {
                word.ReplaceAt(i, "ss");
            }
        }

        for (var i = 1; i < word.Length - 1; i++)
        {
            // Between vowels u and y are consonants, held as capitals.
            if (word.Word[i] is 'u' or 'y' && word.IsVowel(i - 1) && word.IsVowel(i + 1))
            {
                word.Word[i] = char.ToUpperInvariant(word.Word[i]);
            }
        }
    }

    private static void MarkRegions(ref SuffixBuffer word)
    {
        if (word.Length < LeastBeforeRegion)
        {
            (word.R1, word.R2) = (word.Length, word.Length);
            return;
        }

        var first = word.RegionAfter(0);
        word.R2 = word.RegionAfter(first);
        word.R1 = Math.Max(first, LeastBeforeRegion);
    }

    private static void RemoveInflection(ref SuffixBuffer word)
    {
        var suffix = word.Longest(["em", "ern", "er", "e", "en", "es", "s"]);
        if (suffix.Length == 0 || !word.In(word.R1, suffix.Length))
        {
            return;
        }

        if (suffix == "s")
        {
            word.Delete(word.Length > 1 && word.Word[^2] is 'b' or 'd' or 'f' or 'g' or 'h' or 'k' or 'l' or 'm' or 'n' or 'r' or 't' ? 1 : 0);
            return;
        }

        word.Delete(suffix.Length);
        word.Delete(suffix is "e" or "en" or "es" && word.EndsWith("niss") ? 1 : 0);
    }

    private static void RemoveComparison(ref SuffixBuffer word)
    {
        var suffix = word.Longest(["en", "er", "est", "st"]);
        if (suffix.Length == 0 || !word.In(word.R1, suffix.Length))
        {
            return;
        }

        var goes = suffix != "st" || (word.Length >= 6 && word.Word[^3] is 'b' or 'd' or 'f' or 'g' or 'h' or 'k' or 'l' or 'm' or 'n' or 't');
        word.Delete(goes ? suffix.Length : 0);
    }

    private static void RemoveDerivation(ref SuffixBuffer word)
    {
        var suffix = word.Longest(["end", "ung", "ig", "ik", "isch", "lich", "heit", "keit"]);
        if (suffix.Length == 0 || !word.In(word.R2, suffix.Length))
        {
            return;
        }

        var before = word.Length > suffix.Length ? word.Word[^(suffix.Length + 1)] : '\0';
        if (suffix is "ig" or "ik" or "isch")
        {
            word.Delete(before == 'e' ? 0 : suffix.Length);
            return;
        }

        word.Delete(suffix.Length);
        switch (suffix)
        {
            case "end" or "ung" when word.EndsWith("ig") && !word.EndsWith("eig"):
                word.TryDelete("ig", word.R2);
                break;
            case "lich" or "heit" when !word.TryDelete("er", word.R1):
                word.TryDelete("en", word.R1);
                break;
            case "keit" when !word.TryDelete("lich", word.R2):
                word.TryDelete("ig", word.R2);
                break;
        }
    }
}
