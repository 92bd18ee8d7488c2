namespace SemanticCorpus.Analysis;

/// <summary>English words that say nothing of a text's subject: articles, pronouns, prepositions, conjunctions, auxiliaries and question words.</summary>
public static class StopWords
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = new HashSet<string>(
        """
        a an the this that these those such some any each every either neither both all no nor not only own same so than too very just
        i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
        it its itself they them their theirs themselves one
        who whom whose which what when where why how whether
        am is are was were be been being do does did doing done have has had having can could may might must shall should will would ought
        and or but if because as until while although though unless since
        of at by for with about against between into through during before after above below to from up down in out on off over under upon within without toward towards among per via
        again further then once here there also else ever yet still
        aren't can't couldn't didn't doesn't don't hadn't hasn't haven't isn't mustn't shan't shouldn't wasn't weren't won't wouldn't
        i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'd it'll we're we've we'd we'll they're they've they'd they'll
        that's there's here's what's who's where's when's why's how's let's
        s t d ll re ve m
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a word is a stop word.</summary>
    /// <param name="word">The word in lower case with straight apostrophes.</param>
    public static bool Contains(ReadOnlySpan<char> word) => Words.Contains(word);
}
