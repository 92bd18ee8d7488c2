namespace SemanticCorpus.Analysis.Stemming;

/// <summary>Snowball's stemmer for Portuguese.</summary>
internal static class Portuguese
{
    public const string Vowels = "aeiouáéíóúâêô";

    private static readonly string[] Plain =
        "eza ezas ico ica icos icas ismo ismos ável ível ista istas oso osa osos osas amento amentos imento imentos adora ador aça~o adoras adores aço~es ante antes ância".Split(' ');

    private static readonly string[] Derivations =
        [.. Plain, .. "logia logias ução uça~o uço~es ência ências amente mente idade idades iva ivo ivas ivos ira iras".Split(' ')];

    private static readonly string[] Verbs =
        ("ará erá irá arás erás irás ada ida ia aria eria iria ara era ira ava asse esse isse aste este iste ei arei erei irei am iam ariam eriam iriam aram eram iram avam em arem erem irem assem essem issem ado ido ando endo indo ara~o era~o ira~o "
        + "ar er ir as adas idas ias arias erias irias aras eras iras avas es ardes erdes irdes ares eres ires asses esses isses astes estes istes is ais eis íeis aríeis eríeis iríeis áreis areis éreis ereis íreis ireis ásseis ésseis ísseis áveis "
        + "ados idos ámos amos íamos aríamos eríamos iríamos áramos éramos íramos ávamos emos aremos eremos iremos ássemos êssemos íssemos imos armos ermos irmos eu iu ou ira iras").Split(' ');

    public static void Stem(ref SuffixBuffer word)
    {
        for (var i = 0; i < word.Length && word.HasRoom; i++)
        {
            // Nasal vowels are a vowel and a consonant.
            if (word.Word[i] is 'ã' or 'õ')
            {
                word.ReplaceAt(i, word.Word[i] == 'ã' ? "a~" : "o~");
            }
        }

        RomanceRegions.Mark(ref word);
        if (RemoveDerivation(ref word) || RemoveVerb(ref word))
        {
            if (word.EndsWith("ci") && word.In(word.RV, 1))
            {
                word.Delete(1);
            }
        }
        else
        {
            RomanceRegions.RemoveLongest(ref word, word.RV, "os", "a", "i", "o", "á", "í", "ó");
        }

        RemoveResidue(ref word);
        Restore(ref word);
    }

    private static void Restore(ref SuffixBuffer word)
    {
        for (var i = 0; i + 1 < word.Length; i++)
        {
            if (word.Word[i + 1] == '~')
            {
                word.Word[i] = word.Word[i] == 'a' ? 'ã' : 'õ';
                word.Word[(i + 2)..].CopyTo(word.Word[(i + 1)..]);
                word.Delete(1);
            }
        }
    }

    private static bool RemoveDerivation(ref SuffixBuffer word)
    {
        var suffix = word.Longest(Derivations);
        var region = suffix == "amente" ? word.R1 : suffix is "ira" or "iras" ? word.RV : word.R2;
        if (suffix.Length == 0 || !word.In(region, suffix.Length))
        {
            return false;
        }

        switch (suffix)
        {
            case "logia" or "logias":
                word.Replace(suffix.Length, "log");
                return true;
            case "ução" or "uça~o" or "uço~es":
                word.Replace(suffix.Length, "u");
                return true;
            case "ência" or "ências":
                word.Replace(suffix.Length, "ente");
                return true;
            case "ira" or "iras":
                if (word.Length == suffix.Length || word.Word[^(suffix.Length + 1)] != 'e')
                {
                    return false;
                }

                word.Replace(suffix.Length, "ir");
                return true;
        }

        word.Delete(suffix.Length);
        switch (suffix)
        {
            case "amente" when word.EndsWith("iv"):
                if (word.TryDelete("iv", word.R2))
                {
                    word.TryDelete("at", word.R2);
                }

                break;
            case "amente":
                RomanceRegions.RemoveLongest(ref word, word.R2, "os", "ic", "ad");
                break;
            case "mente":
                RomanceRegions.RemoveLongest(ref word, word.R2, "ante", "avel", "ável", "ível");
                break;
            case "idade" or "idades":
                RomanceRegions.RemoveLongest(ref word, word.R2, "abil", "ic", "iv");
                break;
            case "iva" or "ivo" or "ivas" or "ivos":
                word.TryDelete("at", word.R2);
                break;
        }

        return true;
    }

    private static bool RemoveVerb(ref SuffixBuffer word)
    {
        var suffix = word.Longest(Verbs, word.RV);
        word.Delete(suffix.Length);
        return suffix.Length > 0;
    }

    private static void RemoveResidue(ref SuffixBuffer word)
    {
        if (word.Word is [.., 'ç'])
        {
            word.Replace(1, "c");
        }
        else if (word.Word is [.., 'e' or 'é' or 'ê'] && word.In(word.RV, 1))
        {
            word.Delete(1);
            var goes = (word.EndsWith("gu") || word.EndsWith("ci")) && word.In(word.RV, 1);
            word.Delete(goes ? 1 : 0);
        }
    }
}
