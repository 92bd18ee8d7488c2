namespace SemanticCorpus.Analysis.Stemming;

/// <summary>Snowball's stemmer for French.</summary>
internal static class French
{
    public const string Vowels = "aeiouyâàëéêèïîôûù";

    private static readonly string[] Plain = "ance iqUe isme able iste eux ances iqUes ismes ables istes".Split(' ');
    private static readonly string[] AfterIc = "atrice ateur ation atrices ateurs ations".Split(' ');

    private static readonly string[] Derivations =
        [.. Plain, .. AfterIc, .. "logie logies usion ution usions utions ence ences ement ements ité ités if ive ifs ives eaux aux euse euses issement issements amment emment ment ments".Split(' ')];

    private static readonly string[] IVerbs =
        "îmes ît îtes i ie Ie ies ir ira irai iraIent irais irait iras irent irez iriez irions irons iront is issaIent issais issait issant issante issantes issants isse issent isses issez issiez issions issons it".Split(' ');

    private static readonly string[] Verbs =
        "ions é ée ées és èrent er era erai eraIent erais erait eras erez eriez erions erons eront ez iez âmes ât âtes a ai aIent ais ait ant ante antes ants as asse assent asses assiez assions".Split(' ');

    public static void Stem(ref SuffixBuffer word)
    {
        Prepare(ref word);
        MarkRegions(ref word);
        if (RemoveDerivation(ref word) || RemoveIVerb(ref word) || RemoveVerb(ref word))
        {
            if (word.Word is [.., 'Y'])
            {
                word.Replace(1, "i");
            }
            else if (word.Word is [.., 'ç'])
            {
                word.Replace(1, "c");
            }
        }
        else
        {
            RemoveResidue(ref word);
        }

        word.Delete(word.Longest(["enn", "onn", "ett", "ell", "eill"]).Length > 0 ? 1 : 0);
        Unaccent(ref word);
        Restore(ref word);
    }

    /// <summary>Holds u, i and y that are consonants as capitals, and ë and ï as He and Hi.</summary>
    private static void Prepare(ref SuffixBuffer word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            switch (word.Word[i])
            {
                case 'u' when (word.IsVowel(i - 1) && word.IsVowel(i + 1)) || (i > 0 && word.Word[i - 1] == 'q'):
                    word.Word[i] = 'U';
                    break;
                case 'i' when word.IsVowel(i - 1) && word.IsVowel(i + 1):
                    word.Word[i] = 'I';
                    break;
                case 'y' when word.IsVowel(i - 1) || word.IsVowel(i + 1):
                    word.Word[i] = 'Y';
                    break;
                case 'ë' or 'ï' when word.HasRoom:
                    word.ReplaceAt(i, word.Word[i] == 'ë' ? "He" : "Hi");
                    i++;
                    break;
            }
        }
    }

    private static void MarkRegions(ref SuffixBuffer word)
    {
        word.R1 = word.RegionAfter(0);
        word.R2 = word.RegionAfter(word.R1);
        if (word.Length >= 3 && ((word.IsVowel(0) && word.IsVowel(1)) || word.Word.StartsWith("par") || word.Word.StartsWith("col") || word.Word.StartsWith("tap")))
        {
            word.RV = 3;
            return;
        }

        word.RV = word.Length;
        for (var i = 1; i < word.Length; i++)
        {
            if (word.IsVowel(i))
            {
                word.RV = i + 1;
                return;
            }
        }
    }

    private static bool RemoveDerivation(ref SuffixBuffer word)
    {
        var suffix = word.Longest(Derivations);
        var length = suffix.Length;
        var region = suffix switch
        {
            "" => int.MaxValue,
            "eaux" => 0,
            "aux" or "issement" or "issements" => word.R1,
            "euse" or "euses" => word.In(word.R2, length) ? word.R2 : word.R1,
            "ement" or "ements" or "amment" or "emment" or "ment" or "ments" => word.RV,
            _ => word.R2,
        };
        if (!word.In(region, length))
        {
            return false;
        }

        switch (suffix)
        {
            case "logie" or "logies":
                word.Replace(length, "log");
                return true;
            case "usion" or "ution" or "usions" or "utions":
                word.Replace(length, "u");
                return true;
            case "ence" or "ences":
                word.Replace(length, "ent");
                return true;
            case "eaux":
                word.Replace(length, "eau");
                return true;
            case "aux":
                word.Replace(length, "al");
                return true;
            case "euse" or "euses":
                word.Replace(length, region == word.R2 && word.In(word.R2, length) ? "" : "eux");
                return true;
            case "issement" or "issements":
                var goes = word.IsConsonant(word.Length - length - 1);
                word.Delete(goes ? length : 0);
                return goes;
            case "amment":
                word.Replace(length, "ant");
                return false;
            case "emment":
                word.Replace(length, "ent");
                return false;
            case "ment" or "ments":
                word.Delete(word.IsVowel(word.Length - length - 1) && word.In(word.RV, length + 1) ? length : 0);
                return false;
        }

        word.Delete(length);
        switch (suffix)
        {
            case "ement" or "ements":
                AfterEment(ref word);
                break;
            case "ité" or "ités":
                AfterIte(ref word);
                break;
            case "if" or "ive" or "ifs" or "ives":
                if (word.TryDelete("at", word.R2))
                {
                    ShortenIc(ref word);
                }

                break;
            default:
                if (Array.IndexOf(AfterIc, suffix) >= 0)
                {
                    ShortenIc(ref word);
                }

                break;
        }

        return true;
    }

    private static void ShortenIc(ref SuffixBuffer word)
    {
        if (word.EndsWith("ic") && !word.TryDelete("ic", word.R2))
        {
            word.Replace(2, "iqU");
        }
    }

    private static void AfterEment(ref SuffixBuffer word)
    {
        switch (word.Longest(["iv", "eus", "abl", "iqU", "ièr", "Ièr"]))
        {
            case "iv":
                if (word.TryDelete("iv", word.R2))
                {
                    word.TryDelete("at", word.R2);
                }

                break;
            case "eus" when !word.TryDelete("eus", word.R2) && word.In(word.R1, 3):
                word.Replace(3, "eux");
                break;
            case "abl" or "iqU" when word.In(word.R2, 3):
                word.Delete(3);
                break;
            case "ièr" or "Ièr" when word.In(word.RV, 3):
                word.Replace(3, "i");
                break;
        }
    }

    private static void AfterIte(ref SuffixBuffer word)
    {
        switch (word.Longest(["abil", "ic", "iv"]))
        {
            case "abil" when !word.TryDelete("abil", word.R2):
                word.Replace(4, "abl");
                break;
            case "ic":
                ShortenIc(ref word);
                break;
            case "iv":
                word.TryDelete("iv", word.R2);
                break;
        }
    }

    private static bool RemoveIVerb(ref SuffixBuffer word)
    {
        var suffix = word.Longest(IVerbs, word.RV);
        var before = word.Length - suffix.Length - 1;
        if (suffix.Length == 0 || before < word.RV || !word.IsConsonant(before) || word.Word[before] == 'H')
        {
            return false;
        }

        word.Delete(suffix.Length);
        return true;
    }

    private static bool RemoveVerb(ref SuffixBuffer word)
    {
        var suffix = word.Longest(Verbs, word.RV);
        if (suffix.Length == 0 || (suffix == "ions" && !word.In(word.R2, 4)))
        {
            return false;
        }

        word.Delete(suffix.Length);
        if (suffix[0] is 'â' || (suffix[0] == 'a'))
        {
            word.TryDelete("e", word.RV);
        }

        return true;
    }

    private static void RemoveResidue(ref SuffixBuffer word)
    {
        if (word.Word is [.., var before, 's'] && (word.Word[..^1].EndsWith("Hi") || !"aiouès".Contains(before, StringComparison.Ordinal)))
        {
            word.Delete(1);
        }

        var suffix = word.Longest(["ion", "ier", "ière", "Ier", "Ière", "e"], word.RV);
        switch (suffix)
        {
            case "ion" when word.In(word.R2, 3) && word.Length > 3 && word.Word[^4] is 's' or 't' && word.In(word.RV, 4):
                word.Delete(3);
                break;
            case "ier" or "ière" or "Ier" or "Ière":
                word.Replace(suffix.Length, "i");
                break;
            case "e":
                word.Delete(1);
                break;
        }
    }

    private static void Unaccent(ref SuffixBuffer word)
    {
        var at = word.Length - 1;
        while (word.IsConsonant(at))
        {
            at--;
        }

        if (at >= 0 && at < word.Length - 1 && word.Word[at] is 'é' or 'è')
        {
            word.Word[at] = 'e';
        }
    }

    private static void Restore(ref SuffixBuffer word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (word.Word[i] == 'H')
            {
                var next = i + 1 < word.Length ? word.Word[i + 1] : '\0';
                word.ReplaceAt(i, "");
                if (next is 'e' or 'i')
                {
                    word.Word[i] = next == 'e' ? 'ë' : 'ï';
                }

                i--;
                continue;
            }

            word.Word[i] = char.ToLowerInvariant(word.Word[i]);
        }
    }
}
