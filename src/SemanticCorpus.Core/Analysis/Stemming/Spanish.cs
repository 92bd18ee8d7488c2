namespace SemanticCorpus.Analysis.Stemming;

/// <summary>Snowball's stemmer for Spanish.</summary>
internal static class Spanish
{
    public const string Vowels = "aeiouáéíóúü";

    private static readonly string[] Pronouns = "me se sela selo selas selos la le lo las les los nos".Split(' ');
    private static readonly string[] BeforePronoun = "iéndo ándo ár ér ír ando iendo ar er ir yendo".Split(' ');
    private static readonly string[] Plain = "anza anzas ico ica icos icas ismo ismos able ables ible ibles ista istas oso osa osos osas amiento amientos imiento imientos".Split(' ');
    private static readonly string[] AfterIc = "adora ador ación adoras adores aciones ante antes ancia ancias".Split(' ');
    private static readonly string[] Others = "logía logías ución uciones encia encias amente mente idad idades iva ivo ivas ivos".Split(' ');
    private static readonly string[] Derivations = [.. Plain, .. AfterIc, .. Others];
    private static readonly string[] YVerbs = "ya ye yan yen yeron yendo yo yó yas yes yais yamos".Split(' ');

    private static readonly string[] Verbs =
        ("en es éis emos arían arías arán arás aríais aría aréis aríamos aremos ará aré erían erías erán erás eríais ería eréis eríamos eremos erá eré irían irías irán irás iríais iría iréis iríamos iremos irá iré "
        + "aba ada ida ía ara iera ad ed id ase iese aste iste an aban ían aran ieran asen iesen aron ieron ado ido ando iendo ió ar er ir as abas adas idas ías aras ieras ases ieses ís áis abais íais arais ierais aseis ieseis asteis isteis ados idos amos ábamos íamos imos áramos iéramos iésemos ásemos").Split(' ');

    public static void Stem(ref SuffixBuffer word)
    {
        RomanceRegions.Mark(ref word);
        RemovePronoun(ref word);
        if (!RemoveDerivation(ref word) && !RemoveYVerb(ref word))
        {
            RemoveVerb(ref word);
        }

        RemoveResidue(ref word);
        Unaccent(word.Word);
    }

    private static void Unaccent(Span<char> word)
    {
        foreach (ref var c in word)
        {
            c = c switch { 'á' => 'a', 'é' => 'e', 'í' => 'i', 'ó' => 'o', 'ú' => 'u', _ => c };
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
        var ending = verb.Longest(BeforePronoun);
        if (ending.Length == 0 || !verb.In(word.RV, ending.Length) || (ending == "yendo" && !verb.Word.EndsWith("uyendo")))
        {
            return;
        }

        word.Delete(pronoun.Length);
        Unaccent(word.Word[^ending.Length..]);
    }

    private static bool RemoveDerivation(ref SuffixBuffer word)
    {
        var suffix = word.Longest(Derivations);
        var region = suffix == "amente" ? word.R1 : word.R2;
        if (suffix.Length == 0 || !word.In(region, suffix.Length))
        {
            return false;
        }

        switch (suffix)
        {
            case "logía" or "logías":
                word.Replace(suffix.Length, "log");
                return true;
            case "ución" or "uciones":
                word.Replace(suffix.Length, "u");
                return true;
            case "encia" or "encias":
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
                RomanceRegions.RemoveLongest(ref word, word.R2, "os", "ic", "ad");
                break;
            case "mente":
                RomanceRegions.RemoveLongest(ref word, word.R2, "ante", "able", "ible");
                break;
            case "idad" or "idades":
                RomanceRegions.RemoveLongest(ref word, word.R2, "abil", "ic", "iv");
                break;
            case "iva" or "ivo" or "ivas" or "ivos":
                word.TryDelete("at", word.R2);
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

    private static bool RemoveYVerb(ref SuffixBuffer word)
    {
        var suffix = word.Longest(YVerbs, word.RV);
        if (suffix.Length == 0 || word.Length == suffix.Length || word.Word[^(suffix.Length + 1)] != 'u')
        {
            return false;
        }

        word.Delete(suffix.Length);
        return true;
    }

    private static void RemoveVerb(ref SuffixBuffer word)
    {
        var suffix = word.Longest(Verbs, word.RV);
        word.Delete(suffix.Length);
        word.Delete(suffix is "en" or "es" or "éis" or "emos" && word.EndsWith("gu") ? 1 : 0);
    }

    private static void RemoveResidue(ref SuffixBuffer word)
    {
        var suffix = word.Longest(["os", "a", "o", "á", "í", "ó", "e", "é"]);
        if (suffix.Length == 0 || !word.In(word.RV, suffix.Length))
        {
            return;
        }

        word.Delete(suffix.Length);
        word.Delete(suffix is "e" or "é" && word.EndsWith("gu") && word.In(word.RV, 1) ? 1 : 0);
    }
}
