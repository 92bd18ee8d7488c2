namespace SemanticCorpus.Analysis;

/// <summary>Reduces English words to their stems by the Snowball English algorithm (Porter2, snowballstem.org).</summary>
/// <remarks>Words are expected in lower case with straight apostrophes; letters other than a to z count as consonants.</remarks>
public static class EnglishStemmer
{
    private const int StackLimit = 128;

    /// <summary>The stem of a word.</summary>
    public static string Stem(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var buffer = word.Length <= StackLimit ? stackalloc char[StackLimit] : new char[word.Length];
        word.CopyTo(buffer);
        var stem = buffer[..Stem(buffer[..word.Length])];
        return stem.SequenceEqual(word) ? word : stem.ToString();
    }

    /// <summary>Stems a word in place.</summary>
    /// <param name="word">The word; its stem afterwards stands at the front.</param>
    /// <returns>Length of the stem, never more than the word's.</returns>
    public static int Stem(Span<char> word)
    {
        if (word.Length <= 2)
        {
            return word.Length;
        }

        if (word[0] == '\'')
        {
            word[1..].CopyTo(word);
            word = word[..^1];
        }

        if (StemExceptions.TryReplaceWhole(word, out var length))
        {
            return length;
        }

        var stem = new StemBuffer(word);
        SuffixSteps.RemovePossessive(ref stem);
        SuffixSteps.RemovePlural(ref stem);
        if (!StemExceptions.IsFinishedAfterPlural(stem.Word))
        {
            SuffixSteps.RemoveInflection(ref stem);
            SuffixSteps.ReplaceFinalY(ref stem);
            SuffixSteps.SimplifyDerivation(ref stem);
            SuffixSteps.ShortenDerivation(ref stem);
            SuffixSteps.RemoveDerivation(ref stem);
            SuffixSteps.RemoveFinalLetter(ref stem);
        }

        return stem.Finish();
    }
}
