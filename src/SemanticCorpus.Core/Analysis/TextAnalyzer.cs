using System.Globalization;
using SemanticCorpus.Documents;

namespace SemanticCorpus.Analysis;

/// <summary>Makes the terms that keyword search matches, the same for every store. A term is a run of letters and digits in lower
/// case, accents folded, English words stemmed. A number keeps its decimals and loses its group separators ("1,400" is "1400"),
/// "C++" and "C#" keep their signs, parts of hyphenated words stand alone, and Chinese, Japanese and Korean runs give pairs of
/// neighbouring characters. Linear in the text's length.</summary>
public static class TextAnalyzer
{
    /// <summary>Name and version; part of a corpus's schema, because terms of different analyzers do not match.</summary>
    public const string Name = "english-1";

    /// <summary>Longest term in UTF-16 code units; of a longer word the beginning counts.</summary>
    public const int LongestTerm = 64;

    /// <summary>The terms of a text, ascending.</summary>
    public static IReadOnlyList<AnalyzedTerm> Analyze(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var terms = new List<AnalyzedTerm>(text.Length / 6);
        Span<char> buffer = stackalloc char[LongestTerm];
        var position = 0;
        while (position < text.Length)
        {
            if (IsIdeographic(text[position]))
            {
                position = AddPairs(text, position, terms);
            }
            else if (IsWordCharacter(text, position))
            {
                position = AddWord(text, position, buffer, terms);
            }
            else
            {
                position++;
            }
        }

        return terms;
    }

    private static int AddWord(string text, int start, Span<char> buffer, List<AnalyzedTerm> terms)
    {
        var (end, length, onlyLetters) = (start, 0, true);
        for (; end < text.Length && !IsIdeographic(text[end]); end++)
        {
            var c = text[end];
            if (IsWordCharacter(text, end))
            {
                onlyLetters &= !char.IsDigit(c);
                if (length < buffer.Length && !IsMark(c))
                {
                    buffer[length++] = AccentFolding.Fold(c);
                }
            }
            else if (IsApostrophe(c) && JoinsLetters(text, end))
            {
                Append(buffer, ref length, '\'');
            }
            else if (c == '.' && JoinsDigits(text, end))
            {
                Append(buffer, ref length, '.');
            }
            else if (!(c == ',' && JoinsDigits(text, end)))
            {
                break;
            }
        }

        end = AppendSigns(text, start, end, buffer, ref length);
        if (length > 0)
        {
            var word = buffer[..length];
            var isStopWord = StopWords.Contains(word);
            var stem = onlyLetters && length < LongestTerm ? word[..EnglishStemmer.Stem(word)] : word;
            if (stem.Length > 0)
            {
                terms.Add(new AnalyzedTerm(stem.ToString(), TextSpan.FromBounds(start, end), isStopWord));
            }
        }

        return end;
    }

    /// <summary>Takes in the signs of "C++", "C#" and "F#": behind one or two letters, and not followed by more.</summary>
    private static int AppendSigns(string text, int start, int end, Span<char> buffer, ref int length)
    {
        if (end - start > 2)
        {
            return end;
        }

        var sign = text.AsSpan(end) switch { ['+', '+', ..] => "++", ['#', ..] => "#", _ => "" };
        var after = end + sign.Length;
        if (sign.Length == 0 || (after < text.Length && IsWordCharacter(text, after)))
        {
            return end;
        }

        foreach (var c in sign)
        {
            Append(buffer, ref length, c);
        }

        return after;
    }

    private static int AddPairs(string text, int start, List<AnalyzedTerm> terms)
    {
        var end = start + 1;
        while (end < text.Length && IsIdeographic(text[end]))
        {
            terms.Add(new AnalyzedTerm(text.Substring(end - 1, 2), new TextSpan(end - 1, 2), false));
            end++;
        }

        if (end == start + 1)
        {
            terms.Add(new AnalyzedTerm(text.Substring(start, 1), new TextSpan(start, 1), false));
        }

        return end;
    }

    private static void Append(Span<char> buffer, ref int length, char c)
    {
        if (length < buffer.Length)
        {
            buffer[length++] = c;
        }
    }

    private static bool IsWordCharacter(string text, int index)
    {
        var c = text[index];
        return char.IsAscii(c)
            ? char.IsAsciiLetterOrDigit(c)
            : char.IsLetterOrDigit(text, index) || IsMark(c) || (char.IsLowSurrogate(c) && index > 0 && char.IsLetterOrDigit(text, index - 1));
    }

    private static bool IsMark(char c) =>
        c >= '\u0300' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsApostrophe(char c) => c is '\'' or '\u2019';

    private static bool JoinsLetters(string text, int index) =>
        index > 0 && index + 1 < text.Length && char.IsLetter(text[index - 1]) && char.IsLetter(text[index + 1]);

    private static bool JoinsDigits(string text, int index) =>
        index > 0 && index + 1 < text.Length && char.IsAsciiDigit(text[index - 1]) && char.IsAsciiDigit(text[index + 1]);

    /// <summary>Hiragana, Katakana, CJK ideographs and Hangul, which are written without blanks or inflect inside the word.</summary>
    private static bool IsIdeographic(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF');
}
