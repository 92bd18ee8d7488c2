namespace SemanticCorpus.Analysis.Stemming;

/// <summary>Snowball's stemmer for Italian.</summary>
internal static class Italian
{
    public const string Vowels = "aeiouàèìòù";

    private static readonly string[] Pronouns =
        "ci gli la le li lo mi ne si ti vi sene gliela gliele glieli glielo gliene mela mele meli melo mene tela tele teli telo tene cela cele celi celo cene vela vele veli velo vene".Split(' ');

    private static readonly string[] Plain =
        "anza anze ico ici ica ice iche ichi ismo ismi abile abili ibile ibili ista iste isti istà istè istì oso osi osa ose mente atrice atrici ante anti".Split(' ');

    private static readonly string[] AfterIc = "azione azioni atore atori".Split(' ');

    private static readonly string[] Derivations =
        [.. Plain, .. AfterIc, .. "logia logie uzione uzioni usione usioni enza enze amento amenti imento imenti amente ità ivo ivi iva ive".Split(' ')];

    private static readonly string[] Verbs =
        ("ammo ando ano are arono asse assero assi assimo ata ate ati ato ava avamo avano avate avi avo emmo enda ende endi endo erà erai eranno ere erebbe erebbero erei eremmo eremo ereste eresti erete erò erono essero "
        + "ete eva evamo evano evate evi evo Yamo iamo immo irà irai iranno ire irebbe irebbero irei iremmo iremo ireste iresti irete irò irono isca iscano isce isci isco iscono issero ita ite iti ito iva ivamo ivano ivate ivi ivo ono uta ute uti uto ar ir").Split(' ');

    public static void Stem(ref SuffixBuffer word)
    {
        Prepare(ref word);
        RomanceRegions.Mark(ref word);
        RemovePronoun(ref word);
        if (!RemoveDerivation(ref word))
        {
            word.Delete(word.Longest(Verbs, word.RV).Length);
        }

        if (word.Word is [.., 'a' or 'e' or 'i' or 'o' or 'à' or 'è' or 'ì' or 'ò'] && word.In(word.RV, 1))
        {
            word.Delete(1);
            word.TryDelete("i", word.RV);
        }

        if ((word.EndsWith("ch") || word.EndsWith("gh")) && word.In(word.RV, 2))
        {
            word.Delete(1);
        }

        word.Word.Replace('I', 'i');
        word.Word.Replace('U', 'u');
    }

    private static void Prepare(ref SuffixBuffer word)
    {
        foreach (ref var c in word.Word)
        {
            c = c switch { 'á' => 'à', 'é' => 'è', 'í' => 'ì', 'ó' => 'ò', 'ú' => 'ù', _ => c };
        }

        for (var i = 1; i < word.Length; i++)
        {
            if (word.Word[i] == 'u' && word.Word[i - 1] == 'q')
            {
                word.Word[i] = 'U';
            }
        }

        for (var i = 1; i < word.Length - 1; i++)
        {
            if (word.Word[i] is 'u' or 'i' && word.IsVowel(i - 1) && word.IsVowel(i + 1))
            {
                word.Word[i] = char.ToUpperInvariant(word.Word[i]);
            }
        }
    }

    private static void RemovePronoun(ref SuffixBuffer word)
    {
        var pronoun = word.Longest(Pronouns);
        if (pronoun.Length == 0)
        {
            return;
        }

        var verb = new SuffixBuffer(word.Word, word.Length - pronoun.Length, Vowels);
        var ending = verb.Longest(["ando", "endo", "ar", "er", "ir"]);
        if (ending.Length == 0 || !verb.In(word.RV, ending.Length))
        {
            return;
        }

        word.Replace(pronoun.Length, ending.Length == 2 ? "e" : "");
    }

    private static bool RemoveDerivation(ref SuffixBuffer word)
    {
        var suffix = word.Longest(Derivations);
        var region = suffix == "amente" ? word.R1 : suffix is "amento" or "amenti" or "imento" or "imenti" ? word.RV : word.R2;
        if (suffix.Length == 0 || !word.In(region, suffix.Length))
        {
            return false;
        }

        switch (suffix)
        {
            case "logia" or "logie":
                word.Replace(suffix.Length, "log");
                return true;
            case "uzione" or "uzioni" or "usione" or "usioni":
                word.Replace(suffix.Length, "u");
                return true;
            case "enza" or "enze":
                word.Replace(suffix.Length, "ente");
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
                RomanceRegions.RemoveLongest(ref word, word.R2, "os", "ic", "abil");
                break;
            case "ità":
                RomanceRegions.RemoveLongest(ref word, word.R2, "abil", "ic", "iv");
                break;
            case "ivo" or "ivi" or "iva" or "ive":
                if (word.TryDelete("at", word.R2))
                {
                    word.TryDelete("ic", word.R2);
                }

                break;
            default:
                if (Array.IndexOf(AfterIc, suffix) >= 0)
                {
                    word.TryDelete("ic", word.R2);
                }

                break;
        }

        return true;
    }
}
