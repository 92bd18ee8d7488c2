namespace SemanticCorpus.Reliability;

/// <summary>Texts that can be told apart by a word of their own.</summary>
internal static class Texts
{
    /// <summary>A word that only this version of this document has, of letters, so that nothing splits or stems it.</summary>
    public static string Word(int document, int version) => $"q{Letters(document)}w{Letters(version)}k";

    /// <summary>The text of a version: its word in each of several sentences, so that half a text would show.</summary>
    public static string Of(int document, int version) => string.Concat(Enumerable.Range(1, 3 + (version % 4)).Select(sentence =>
        $"Sentence {sentence} of the {Word(document, version)} report tells how the keepers counted ships at dusk. "))
        + $"The {Word(document, version)} report ends here.";

    private static string Letters(int number) => number < 10 ? $"{(char)('a' + number)}{(char)('a' + number)}" : Letters(number / 10) + Letters(number % 10);
}
