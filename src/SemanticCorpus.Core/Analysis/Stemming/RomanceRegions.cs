namespace SemanticCorpus.Analysis.Stemming;

/// <summary>What Spanish, Portuguese and Italian stemmers have in common.</summary>
internal static class RomanceRegions
{
    /// <summary>Marks the regions. That of verb endings begins behind the first vowel after a consonant in second place, behind the first
    /// consonant after two vowels, else behind the third letter.</summary>
    public static void Mark(ref SuffixBuffer word)
    {
        word.R1 = word.RegionAfter(0);
        word.R2 = word.RegionAfter(word.R1);
        word.RV = word.Length;
        if (word.Length < 2)
        {
            return;
        }

        if (word.IsConsonant(1))
        {
            word.RV = After(word, 2, vowel: true);
        }
        else
        {
            word.RV = word.IsVowel(0) ? After(word, 2, vowel: false) : Math.Min(3, word.Length);
        }
    }

    /// <summary>Takes off the longest of the suffixes if it lies in the region.</summary>
    public static bool RemoveLongest(ref SuffixBuffer word, int region, params ReadOnlySpan<string> suffixes)
    {
        var suffix = word.Longest(suffixes);
        if (suffix.Length == 0 || !word.In(region, suffix.Length))
        {
            return false;
        }

        word.Delete(suffix.Length);
        return true;
    }

    private static int After(SuffixBuffer word, int from, bool vowel)
    {
        for (var i = from; i < word.Length; i++)
        {
            if (word.IsVowel(i) == vowel)
            {
                return i + 1;
            }
        }

        return word.Length;
    }
}
