namespace SemanticCorpus.Analysis;

/// <summary>Tells a text's language by its script and its most common words.</summary>
public static class LanguageDetector
{
    /// <summary>How much of a text is looked at, in UTF-16 code units.</summary>
    private const int LookedAt = 20_000;

    /// <summary>A language other than English takes at least this share of the words; a text of names alone shows none.</summary>
    private const double LeastShare = 0.08;

    private static readonly TextLanguage[] Latin =
    [
        TextLanguage.English, TextLanguage.German, TextLanguage.French, TextLanguage.Spanish, TextLanguage.Italian,
        TextLanguage.Portuguese, TextLanguage.Dutch, TextLanguage.Swedish, TextLanguage.Norwegian, TextLanguage.Danish,
    ];

    /// <summary>The language that a document declares or that was set for it, else the one its text shows.</summary>
    /// <param name="tag">A BCP 47 language tag, or null.</param>
    /// <param name="text">The text.</param>
    public static TextLanguage Of(string? tag, string text) => string.IsNullOrWhiteSpace(tag) ? Detect(text) : Named(tag);

    /// <summary>The language a text shows; English where it shows none.</summary>
    public static TextLanguage Detect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var part = text.AsSpan(0, Math.Min(text.Length, LookedAt));
        var (latin, russian, other) = CountLetters(part);
        return latin + russian + other == 0 ? TextLanguage.English
            : latin >= russian + other ? OfLatin(part)
            : russian > other ? TextLanguage.Russian
            : TextLanguage.Other;
    }

    private static TextLanguage Named(string tag) => tag.Trim().Split('-', '_')[0].ToLowerInvariant() switch
    {
        "en" => TextLanguage.English,
        "de" => TextLanguage.German,
        "fr" => TextLanguage.French,
        "es" => TextLanguage.Spanish,
        "it" => TextLanguage.Italian,
        "pt" => TextLanguage.Portuguese,
        "nl" => TextLanguage.Dutch,
        "sv" => TextLanguage.Swedish,
        "no" or "nb" or "nn" => TextLanguage.Norwegian,
        "da" => TextLanguage.Danish,
        "ru" => TextLanguage.Russian,
        _ => TextLanguage.Other,
    };

    /// <summary>Letters of the Latin alphabet, of Russian, and all others; a letter that other Cyrillic alphabets have and Russian lacks counts for many.</summary>
    private static (int Latin, int Russian, int Other) CountLetters(ReadOnlySpan<char> text)
    {
        var (latin, russian, other) = (0, 0, 0);
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
            {
                continue;
            }

            if (c < '\u0250' || c is >= '\u1E00' and <= '\u1EFF')
            {
                latin++;
            }
            else if (c is (>= '\u0410' and <= '\u044F') or '\u0401' or '\u0451')
            {
                russian++;
            }
            else
            {
                other += c is >= '\u0400' and <= '\u052F' ? 100 : 1;
            }
        }

        return (latin, russian, other);
    }

    private static TextLanguage OfLatin(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[Latin.Length];
        Span<char> lower = stackalloc char[StopWords.Longest];
        var words = 0;
        for (var at = 0; at < text.Length;)
        {
            if (!WordCharacters.IsWord(text, at))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < text.Length && WordCharacters.IsWord(text, end))
            {
                end++;
            }

            words++;
            if (end - at <= lower.Length)
            {
                var word = lower[..text[at..end].ToLowerInvariant(lower)];
                for (var i = 0; i < counts.Length; i++)
                {
                    counts[i] += StopWords.Contains(word, Latin[i]) ? 1 : 0;
                }
            }

            at = end;
        }

        var best = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            best = counts[i] > counts[best] ? i : best;
        }

        return counts[best] > 0 && counts[best] >= LeastShare * words ? Latin[best] : TextLanguage.English;
    }
}
