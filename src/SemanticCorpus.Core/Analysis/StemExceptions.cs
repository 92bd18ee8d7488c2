namespace SemanticCorpus.Analysis;

/// <summary>The words that the rules of Snowball English would stem wrongly.</summary>
internal static class StemExceptions
{
    /// <summary>Replaces a word that has a stem of its own.</summary>
    /// <returns>Whether the word is such a one.</returns>
    public static bool TryReplaceWhole(Span<char> word, out int length)
    {
        ReadOnlySpan<char> stem = word switch
        {
            "skis" => "ski",
            "skies" => "sky",
            "idly" => "idl",
            "gently" => "gentl",
            "ugly" => "ugli",
            "early" => "earli",
            "only" => "onli",
            "singly" => "singl",
            "sky" or "news" or "howe" or "atlas" or "cosmos" or "bias" or "andes" => word,
            _ => default,
        };
        stem.CopyTo(word);
        length = stem.Length;
        return length > 0;
    }

    /// <summary>Whether a word is left as it is once a plural ending is off.</summary>
    public static bool IsFinishedAfterPlural(ReadOnlySpan<char> word) =>
        word is "inning" or "outing" or "canning" or "herring" or "earring" or "evening" or "proceed" or "exceed" or "succeed";

    /// <summary>Length of a beginning that belongs to the stem as a whole, so that for example university does not become universe; else 0.</summary>
    public static int RegionPrefix(ReadOnlySpan<char> word) => word switch
    {
        ['u', 'n', 'i', 'v', 'e', 'r', 's', ..] => 7,
        ['c', 'o', 'm', 'm', 'u', 'n', ..] => 6,
        ['g', 'e', 'n', 'e', 'r', ..] or ['a', 'r', 's', 'e', 'n', ..] or ['l', 'a', 't', 'e', 'r', ..] or
            ['e', 'm', 'e', 'r', 'g', ..] or ['o', 'r', 'g', 'a', 'n', ..] or ['i', 'n', 't', 'e', 'r', ..] => 5,
        ['p', 'a', 's', 't', ..] => 4,
        _ => 0,
    };
}
