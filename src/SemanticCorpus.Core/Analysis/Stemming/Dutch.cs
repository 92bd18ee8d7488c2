namespace SemanticCorpus.Analysis.Stemming;

/// <summary>Snowball's stemmer for Dutch (that of M. F. Porter).</summary>
internal static class Dutch
{
    public const string Vowels = "aeiouyè";
    private const int LeastBeforeRegion = 3;

    public static void Stem(ref SuffixBuffer word)
    {
        Prepare(ref word);
        var first = word.RegionAfter(0);
        word.R2 = word.RegionAfter(first);
        word.R1 = Math.Max(first, LeastBeforeRegion);
        RemovePlural(ref word);
        var removedE = RemoveE(ref word);
        if (word.EndsWith("heid") && !word.EndsWith("cheid") && word.TryDelete("heid", word.R2) && word.EndsWith("en"))
        {
            RemoveEn(ref word, 2);
        }

        RemoveDerivation(ref word, removedE);
        if (word.Length >= 4 && word.IsConsonant(word.Length - 1) && word.Word[^1] != 'I' && word.IsConsonant(word.Length - 4)
            && word.Word[^3..^1] is "aa" or "ee" or "oo" or "uu")
        {
            word.Word[^2] = word.Word[^1];
            word.Delete(1);
        }

        foreach (ref var c in word.Word)
        {
            c = char.ToLowerInvariant(c);
        }
    }

    private static void Prepare(ref SuffixBuffer word)
    {
        foreach (ref var c in word.Word)
        {
            c = c switch { 'ä' or 'á' => 'a', 'ë' or 'é' => 'e', 'ï' or 'í' => 'i', 'ö' or 'ó' => 'o', 'ü' or 'ú' => 'u', _ => c };
        }

        for (var i = 0; i < word.Length; i++)
        {
            if (word.Word[i] == 'y' && (i == 0 || word.IsVowel(i - 1)))
            {
                word.Word[i] = 'Y';
            }
            else if (word.Word[i] == 'i' && word.IsVowel(i - 1) && word.IsVowel(i + 1))
            {
                word.Word[i] = 'I';
            }
        }
    }

    private static void RemovePlural(ref SuffixBuffer word)
    {
        var suffix = word.Longest(["heden", "en", "ene", "s", "se"]);
        switch (suffix)
        {
            case "heden" when word.In(word.R1, suffix.Length):
                word.Replace(suffix.Length, "heid");
                break;
            case "en" or "ene":
                RemoveEn(ref word, suffix.Length);
                break;
            case "s" or "se" when word.In(word.R1, suffix.Length) && word.IsConsonant(word.Length - suffix.Length - 1) && word.Word[^(suffix.Length + 1)] != 'j':
                word.Delete(suffix.Length);
                break;
        }
    }

    private static void RemoveEn(ref SuffixBuffer word, int length)
    {
        if (word.In(word.R1, length) && word.IsConsonant(word.Length - length - 1) && !word.Word[..^length].EndsWith("gem"))
        {
            word.Delete(length);
            Undouble(ref word);
        }
    }

    private static bool RemoveE(ref SuffixBuffer word)
    {
        if (!word.EndsWith("e") || !word.In(word.R1, 1) || !word.IsConsonant(word.Length - 2))
        {
            return false;
        }

        word.Delete(1);
        Undouble(ref word);
        return true;
    }

    private static void RemoveDerivation(ref SuffixBuffer word, bool removedE)
    {
        var suffix = word.Longest(["end", "ing", "ig", "lijk", "baar", "bar"]);
        if (suffix.Length == 0 || !word.In(word.R2, suffix.Length))
        {
            return;
        }

        switch (suffix)
        {
            case "end" or "ing":
                word.Delete(suffix.Length);
                if (!(word.EndsWith("ig") && !word.EndsWith("eig") && word.TryDelete("ig", word.R2)))
                {
                    Undouble(ref word);
                }

                break;
            case "ig" when word.EndsWith("eig"):
            case "bar" when !removedE:
                break;
            default:
                word.Delete(suffix.Length);
                if (suffix == "lijk")
                {
                    RemoveE(ref word);
                }

                break;
        }
    }

    private static void Undouble(ref SuffixBuffer word) => word.Delete(word.EndsWith("kk") || word.EndsWith("dd") || word.EndsWith("tt") ? 1 : 0);
}
