using SemanticCorpus.Analysis.Stemming;

namespace SemanticCorpus.Analysis;

/// <summary>Reduces words to their stems by the Snowball algorithm of their language (snowballstem.org).</summary>
public static class WordStemmer
{
    /// <summary>The stem of a word.</summary>
    /// <param name="word">The word in lower case.</param>
    /// <param name="language">Its language.</param>
    /// <returns>The stem; the word itself for <see cref="TextLanguage.Other"/>.</returns>
    public static string Stem(string word, TextLanguage language)
    {
        ArgumentNullException.ThrowIfNull(word);
        Span<char> buffer = new char[word.Length + SuffixBuffer.Room];
        word.CopyTo(buffer);
        return buffer[..Stem(buffer, word.Length, language)].ToString();
    }

    /// <summary>Stems a word in place.</summary>
    /// <param name="buffer">The word, and room for <see cref="SuffixBuffer.Room"/> characters more.</param>
    /// <param name="length">Length of the word.</param>
    /// <param name="language">Its language.</param>
    /// <returns>Length of the stem.</returns>
    internal static int Stem(Span<char> buffer, int length, TextLanguage language)
    {
        if (language == TextLanguage.English)
        {
            return EnglishStemmer.Stem(buffer[..length]);
        }

        var word = new SuffixBuffer(buffer, length, Vowels(language));
        switch (language)
        {
            case TextLanguage.German:
                German.Stem(ref word);
                break;
            case TextLanguage.French:
                French.Stem(ref word);
                break;
            case TextLanguage.Spanish:
                Spanish.Stem(ref word);
                break;
            case TextLanguage.Italian:
                Italian.Stem(ref word);
                break;
            case TextLanguage.Portuguese:
                Portuguese.Stem(ref word);
                break;
            case TextLanguage.Dutch:
                Dutch.Stem(ref word);
                break;
            case TextLanguage.Swedish:
                Scandinavian.Swedish(ref word);
                break;
            case TextLanguage.Norwegian:
                Scandinavian.Norwegian(ref word);
                break;
            case TextLanguage.Danish:
                Scandinavian.Danish(ref word);
                break;
            case TextLanguage.Russian:
                Russian.Stem(ref word);
                break;
        }

        return word.Length;
    }

    private static string Vowels(TextLanguage language) => language switch
    {
        TextLanguage.German => German.Vowels,
        TextLanguage.French => French.Vowels,
        TextLanguage.Spanish => Spanish.Vowels,
        TextLanguage.Italian => Italian.Vowels,
        TextLanguage.Portuguese => Portuguese.Vowels,
        TextLanguage.Dutch => Dutch.Vowels,
        TextLanguage.Swedish => "aeiouyäåö",
        TextLanguage.Russian => Russian.Vowels,
        _ => "aeiouyæåø",
    };
}
