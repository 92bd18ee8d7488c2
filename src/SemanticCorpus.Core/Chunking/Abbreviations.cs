using System.Collections.Frozen;

namespace SemanticCorpus.Chunking;

/// <summary>English words whose full stop need not end a sentence, and words that seldom occur capitalised except at a sentence's start.</summary>
internal static class Abbreviations
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Titles = Set(
        "mr mrs ms mx dr prof rev hon fr gen col maj capt cmdr lt sgt cpl adm brig gov sen rep pres supt insp messrs mmes mme mlle vs e.g i.e eg ie cf viz approx");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeNumbers = Set(
        "no nos n° nr p pp vol vols art arts sec sect ch chap fig figs eq eqs ref refs para paras pt ver v c ca par tab app op ed eds r reg");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Others = Set(
        """
        st mt ft inc co corp ltd llc plc bros assn dept univ inst jr sr esq al ave blvd rd hwy apt bldg
        jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
        fig figs eq eqs vol vols chap sec sect pp ed eds trans approx est dist ext intl natl govt max min misc tel
        ala ariz ark calif colo conn del fla ga ill ind kan ky mass md mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo
        """);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Starters = Set(
        """
        a an the this that these those there here he she it we they you i his her its our their your my
        what who whom whose which when where why how is are was were do does did has have had can could will would shall should may might must
        if in on at by for from with without within after before during until since as although though because while whereas
        and but or nor so yet however moreover furthermore therefore thus hence then now today yesterday tomorrow meanwhile instead also
        all any both each every few many most much none one some such several other another no not only once under over upon despite among
        """);

    /// <summary>A form of address or a word such as "vs" that always has something after it.</summary>
    public static bool NeverEnds(ReadOnlySpan<char> word) => Find(Titles, word);

    /// <summary>A word such as "p" or "Fig" that is abbreviated before a number.</summary>
    public static bool PrecedesNumber(ReadOnlySpan<char> word) => Find(BeforeNumbers, word) || Find(Others, word);

    /// <summary>An abbreviation that a sentence may also end with.</summary>
    public static bool MayEnd(ReadOnlySpan<char> word) => Find(Others, word);

    /// <summary>Whether a capitalised word is more likely the first of a sentence than part of a name.</summary>
    public static bool StartsSentence(ReadOnlySpan<char> word) => Find(Starters, word);

    private static bool Find(FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> words, ReadOnlySpan<char> word) =>
        word.Length is > 0 and < 16 && words.Contains(word);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
