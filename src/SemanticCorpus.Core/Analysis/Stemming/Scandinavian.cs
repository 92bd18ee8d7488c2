namespace SemanticCorpus.Analysis.Stemming;

/// <summary>Snowball's stemmers for Swedish, Norwegian and Danish.</summary>
internal static class Scandinavian
{
    private const int LeastBeforeRegion = 3;

    private static readonly string[] SwedishEndings =
        "a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or as arnas ernas ornas es ades andes ens arens hetens erns at andet het ast s".Split(' ');

    private static readonly string[] NorwegianEndings =
        "a e ede ande ende ane ene hetene en heten ar er heter as es edes endes enes hetenes ens hetens ers ets et het ast s erte ert".Split(' ');

    private static readonly string[] DanishEndings =
        "hed ethed ered e erede ende erende ene erne ere en heden eren er heder erer heds es endes erendes enes ernes eres ens hedens erens ers ets erets et eret s".Split(' ');

    private static readonly string[] NorwegianDerivations = "leg eleg ig eig lig elig els lov elov slov hetslov".Split(' ');

    public static void Swedish(ref SuffixBuffer word)
    {
        MarkRegion(ref word);
        RemoveEnding(ref word, SwedishEndings, "bcdfghjklmnoprtvy");
        RemoveLastOfPair(ref word, "dd", "gd", "nn", "dt", "gt", "kt", "tt");
        switch (word.Longest(["lig", "ig", "els", "löst", "fullt"], word.R1))
        {
            case "löst" or "fullt":
                word.Delete(1);
                break;
            case var suffix:
                word.Delete(suffix.Length);
                break;
        }
    }

    public static void Norwegian(ref SuffixBuffer word)
    {
        MarkRegion(ref word);
        var ending = word.Longest(NorwegianEndings, word.R1);
        if (ending is "erte" or "ert")
        {
            word.Replace(ending.Length, "er");
        }
        else
        {
            RemoveEnding(ref word, NorwegianEndings, "bcdfghjlmnoprtvyz", afterK: true);
        }

        RemoveLastOfPair(ref word, "dt", "vt");
        word.Delete(word.Longest(NorwegianDerivations, word.R1).Length);
    }

    public static void Danish(ref SuffixBuffer word)
    {
        MarkRegion(ref word);
        RemoveEnding(ref word, DanishEndings, "abcdfghjklmnoprtvyzå");
        RemoveLastOfPair(ref word, "gd", "dt", "gt", "kt");
        word.Delete(word.EndsWith("igst") ? 2 : 0);
        var suffix = word.Longest(["ig", "lig", "elig", "els", "løst"], word.R1);
        word.Delete(suffix == "løst" ? 1 : suffix.Length);
        if (suffix.Length > 0 && suffix != "løst")
        {
            RemoveLastOfPair(ref word, "gd", "dt", "gt", "kt");
        }

        if (word.In(word.R1, 1) && word.IsConsonant(word.Length - 1) && word.Length > 1 && word.Word[^1] == word.Word[^2])
        {
            word.Delete(1);
        }
    }

    private static void MarkRegion(ref SuffixBuffer word) =>
        word.R1 = word.Length < LeastBeforeRegion ? word.Length : Math.Max(word.RegionAfter(0), LeastBeforeRegion);

    private static void RemoveEnding(ref SuffixBuffer word, string[] endings, string beforeS, bool afterK = false)
    {
        var ending = word.Longest(endings, word.R1);
        if (ending == "s")
        {
            var at = word.Length - 2;
            var goes = at >= 0 && (beforeS.Contains(word.Word[at], StringComparison.Ordinal) || (afterK && word.Word[at] == 'k' && word.IsConsonant(at - 1)));
            word.Delete(goes ? 1 : 0);
            return;
        }

        word.Delete(ending.Length);
    }

    private static void RemoveLastOfPair(ref SuffixBuffer word, params ReadOnlySpan<string> pairs) =>
        word.Delete(word.Longest(pairs, word.R1).Length > 0 ? 1 : 0);
}
