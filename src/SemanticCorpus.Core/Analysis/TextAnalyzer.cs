using SemanticCorpus.Analysis.Stemming;
using SemanticCorpus.Documents;

namespace SemanticCorpus.Analysis;

/// <summary>Makes the terms that keyword search matches, the same for every store. A term is a word in lower case, accents folded,
/// stemmed by the rules of the text's language; in a language other than English the word as it is written is a term too, so that a question
/// whose language is not told finds it. A name of several words, such as "open-source", "gpt-4o", "SB1047" or "camelCase", gives itself without its hyphens and each
/// of its parts. Initials are one term ("U.S." is "us.", "N.A.C.A." is "naca"). A number keeps its decimals and loses its group separators
/// ("1,400" is "1400"), "C++" and "C#" keep their signs, and Chinese, Japanese, Korean and Thai runs give pairs of neighbouring characters.
/// Linear in the text's length.</summary>
public static class TextAnalyzer
{
    /// <summary>Name and version; part of a corpus's schema, because terms of different analyzers do not match.</summary>
    public const string Name = "multilingual-1";

    /// <summary>Longest term in UTF-16 code units; of a longer word the beginning counts.</summary>
    public const int LongestTerm = 64;

    /// <summary>A name of more parts is a list or an address: its parts count, not the whole.</summary>
    private const int MostParts = 8;

    /// <summary>The terms of a text by their place; a compound comes before its parts.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language.</param>
    public static IReadOnlyList<AnalyzedTerm> Analyze(string text, TextLanguage language = TextLanguage.English)
    {
        ArgumentNullException.ThrowIfNull(text);
        var terms = new List<AnalyzedTerm>(text.Length / 6);
        var parts = new List<TextSpan>();
        var position = 0;
        while (position < text.Length)
        {
            if (WordCharacters.IsIdeographic(text[position]))
            {
                position = AddPairs(text, position, terms);
            }
            else if (WordCharacters.IsWord(text, position))
            {
                position = AddWord(text, position, language, parts, terms);
            }
            else
            {
                position++;
            }
        }

        return terms;
    }

    private static int AddWord(string text, int start, TextLanguage language, List<TextSpan> parts, List<AnalyzedTerm> terms)
    {
        var end = WordEnd(text, start, language);
        var signed = EndOfSigns(text, start, end);
        var span = TextSpan.FromBounds(start, signed);
        if (signed > end || Acronyms.IsDotted(text.AsSpan(start, end - start)) || Acronyms.IsName(text, start, end) || text.AsSpan(start, end - start).Contains('&'))
        {
            AddName(text, span, terms);
            return signed;
        }

        parts.Clear();
        WordParts.Add(text, start, end, parts);
        if (parts.Count > 1 && parts.Count <= MostParts)
        {
            Add(text, span, isCompound: true, language, terms);
        }

        foreach (var part in parts)
        {
            Add(text, part, isCompound: false, language, terms);
        }

        return end;
    }

    private static int WordEnd(string text, int start, TextLanguage language)
    {
        var end = start;
        while (end < text.Length && !WordCharacters.IsIdeographic(text[end]))
        {
            var c = text[end];
            var goesOn = WordCharacters.IsWord(text, end)
                || (WordCharacters.IsApostrophe(c) && !Elides(language) && WordCharacters.JoinsLetters(text, end))
                || (c == ',' && WordCharacters.JoinsDigits(text, end))
                || ((c == '.' || WordCharacters.IsHyphen(c)) && WordCharacters.JoinsWords(text, end))
                || (c == '&' && JoinsInitials(text, start, end));
            if (!goesOn)
            {
                break;
            }

            end++;
        }

        return end;
    }

    /// <summary>Whether an ampersand stands in a name such as "AT&amp;T" or "R&amp;D".</summary>
    private static bool JoinsInitials(string text, int start, int at)
    {
        var after = at + 1;
        while (after < text.Length && after - at <= 3 && char.IsLetter(text[after]))
        {
            after++;
        }

        return at - start <= 2 && char.IsLetter(text[at - 1]) && after - at is 2 or 3;
    }

    /// <summary>Past the signs of "C++", "C#" and "F#": behind one or two letters, and not followed by more.</summary>
    private static int EndOfSigns(string text, int start, int end)
    {
        if (end - start > 2)
        {
            return end;
        }

        var sign = text.AsSpan(end) switch { ['+', '+', ..] => 2, ['#', ..] => 1, _ => 0 };
        return end + sign < text.Length && WordCharacters.IsWord(text, end + sign) ? end : end + sign;
    }

    /// <summary>Adds initials, or a name that has signs, as one term without stemming.</summary>
    private static void AddName(string text, TextSpan span, List<AnalyzedTerm> terms)
    {
        Span<char> buffer = stackalloc char[LongestTerm];
        var length = 0;
        foreach (var c in span.Of(text).Where(c => c != '.' && !WordCharacters.IsSilent(c)).Take(LongestTerm - 1))
        {
            buffer[length++] = AccentFolding.Fold(c);
        }

        if (StopWords.Contains(buffer[..length]))
        {
            buffer[length++] = Acronyms.Mark;
        }

        terms.Add(new AnalyzedTerm(buffer[..length].ToString(), span, false));
    }

    private static void Add(string text, TextSpan span, bool isCompound, TextLanguage language, List<AnalyzedTerm> terms)
    {
        Span<char> buffer = stackalloc char[LongestTerm + SuffixBuffer.Room];
        var (length, onlyLetters) = (0, true);
        for (var i = span.Start; i < span.End && length < LongestTerm; i++)
        {
            var c = text[i];
            if (WordCharacters.IsApostrophe(c))
            {
                buffer[length++] = '\'';
            }
            else if (c != ',' && !WordCharacters.IsSilent(c) && !(isCompound && WordParts.IsSeparator(text, i)))
            {
                onlyLetters &= !char.IsDigit(c);
                buffer[length++] = language == TextLanguage.English ? AccentFolding.Fold(c) : AccentFolding.Lower(c);
            }
        }

        if (length == 0)
        {
            return;
        }

        var isStopWord = !isCompound && StopWords.Contains(buffer[..length], language);
        var written = language is TextLanguage.English ? "" : Folded(buffer[..length]);
        length = onlyLetters && length < LongestTerm ? WordStemmer.Stem(buffer, length, language) : length;
        var stem = language is TextLanguage.English ? buffer[..length].ToString() : Folded(buffer[..length]);
        if (stem.Length > 0)
        {
            terms.Add(new AnalyzedTerm(stem, span, isStopWord, isCompound));
        }

        if (written.Length > 0 && written != stem)
        {
            terms.Add(new AnalyzedTerm(written, span, isStopWord, isCompound));
        }
    }

    private static string Folded(ReadOnlySpan<char> word)
    {
        Span<char> folded = stackalloc char[word.Length * 2];
        var length = 0;
        foreach (var c in word)
        {
            folded[length++] = c == 'ß' ? 's' : AccentFolding.Fold(c);
            if (c == 'ß')
            {
                folded[length++] = 's';
            }
        }

        return folded[..Math.Min(length, LongestTerm)].ToString();
    }

    /// <summary>Whether an apostrophe parts words, as in "l'homme".</summary>
    private static bool Elides(TextLanguage language) => language is TextLanguage.French or TextLanguage.Italian or TextLanguage.Other;

    private static int AddPairs(string text, int start, List<AnalyzedTerm> terms)
    {
        var (previous, at) = (start, start);
        while (at < text.Length && WordCharacters.IsIdeographic(text[at]))
        {
            var end = at + (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1);
            if (at > start)
            {
                terms.Add(new AnalyzedTerm(text[previous..end], TextSpan.FromBounds(previous, end), false));
            }

            (previous, at) = (at, end);
        }

        if (previous == start)
        {
            terms.Add(new AnalyzedTerm(text[start..at], TextSpan.FromBounds(start, at), false));
        }

        return at;
    }
}
