namespace SemanticCorpus.Analysis.Stemming;

/// <summary>Snowball's stemmer for Russian.</summary>
internal static class Russian
{
    public const string Vowels = "аеиоуыэюя";

    private static readonly string[] GerundAfterA = ["в", "вши", "вшись"];
    private static readonly string[] Gerund = ["ив", "ивши", "ившись", "ыв", "ывши", "ывшись"];
    private static readonly string[] Adjective = "ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею".Split(' ');
    private static readonly string[] ParticipleAfterA = ["ем", "нн", "вш", "ющ", "щ"];
    private static readonly string[] Participle = ["ивш", "ывш", "ующ"];
    private static readonly string[] VerbAfterA = "ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно".Split(' ');
    private static readonly string[] Verb = "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю".Split(' ');
    private static readonly string[] Noun = "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я".Split(' ');

    public static void Stem(ref SuffixBuffer word)
    {
        word.Word.Replace('ё', 'е');
        var first = 0;
        while (first < word.Length && !word.IsVowel(first))
        {
            first++;
        }

        word.RV = Math.Min(first + 1, word.Length);
        word.R2 = word.RegionAfter(word.RegionAfter(0));
        if (!RemoveEither(ref word, GerundAfterA, Gerund))
        {
            if (!word.TryDelete("ся", word.RV))
            {
                word.TryDelete("сь", word.RV);
            }

            if (RemoveLongest(ref word, Adjective))
            {
                RemoveEither(ref word, ParticipleAfterA, Participle);
            }
            else if (!RemoveEither(ref word, VerbAfterA, Verb))
            {
                RemoveLongest(ref word, Noun);
            }
        }

        word.TryDelete("и", word.RV);
        var abstractNoun = word.Longest(["ост", "ость"], word.RV);
        if (abstractNoun.Length > 0 && word.In(word.R2, abstractNoun.Length))
        {
            word.Delete(abstractNoun.Length);
        }

        switch (word.Longest(["ейш", "ейше", "н", "ь"], word.RV))
        {
            case "н":
                word.Delete(word.EndsWith("нн") && word.In(word.RV, 2) ? 1 : 0);
                break;
            case "ь":
                word.Delete(1);
                break;
            case { Length: > 0 } superlative:
                word.Delete(superlative.Length);
                word.Delete(word.EndsWith("нн") && word.In(word.RV, 2) ? 1 : 0);
                break;
        }
    }

    private static bool RemoveLongest(ref SuffixBuffer word, string[] suffixes)
    {
        var suffix = word.Longest(suffixes, word.RV);
        word.Delete(suffix.Length);
        return suffix.Length > 0;
    }

    /// <summary>Removes the longest suffix of both lists; one of the first only behind а or я.</summary>
    private static bool RemoveEither(ref SuffixBuffer word, string[] afterA, string[] free)
    {
        var (bound, other) = (word.Longest(afterA, word.RV), word.Longest(free, word.RV));
        if (other.Length >= bound.Length)
        {
            word.Delete(other.Length);
            return other.Length > 0;
        }

        var before = word.Length - bound.Length - 1;
        if (before < word.RV || word.Word[before] is not ('а' or 'я'))
        {
            return false;
        }

        word.Delete(bound.Length);
        return true;
    }
}
