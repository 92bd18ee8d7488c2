using System.Globalization;

namespace SemanticCorpus.Analysis;

/// <summary>What characters do in words, after the word boundaries of Unicode Standard Annex 29.</summary>
internal static class WordCharacters
{
    /// <summary>Whether the code unit belongs to a letter, a digit or a mark on one.</summary>
    public static bool IsWord(ReadOnlySpan<char> text, int index)
    {
        var c = text[index];
        return char.IsAscii(c) ? char.IsAsciiLetterOrDigit(c)
            : !char.IsSurrogate(c) ? char.IsLetterOrDigit(c) || IsSilent(c)
            : char.IsLowSurrogate(c) ? index > 0 && IsLetterPair(text, index - 1)
            : IsLetterPair(text, index);
    }

    /// <summary>Whether a character inside a word is no part of its spelling: a mark on a letter, a soft hyphen, an invisible joiner.</summary>
    public static bool IsSilent(char c) => c >= '\u00AD'
        && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;

    public static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\uFF07';

    /// <summary>A hyphen or underscore, which makes one name of several words.</summary>
    public static bool IsHyphen(char c) => c is '-' or '_' or '\u2010' or '\u2011';

    /// <summary>Kana, CJK ideographs, Hangul, Thai, Lao, Burmese and Khmer, which are written without blanks or inflect inside the word.
    /// Of an ideograph beyond the first plane the high surrogate.</summary>
    public static bool IsIdeographic(char c) => c >= '\u0E00' && c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3')
        or (>= '\uF900' and <= '\uFAFF') or (>= '\uD840' and <= '\uD8BF') or (>= '\uFF66' and <= '\uFF9F')
        or (>= '\u0E01' and <= '\u0E4E') or (>= '\u0E80' and <= '\u0ECF') or (>= '\u1000' and <= '\u103F') or (>= '\u1780' and <= '\u17D3');

    public static bool JoinsLetters(ReadOnlySpan<char> text, int index) =>
        index > 0 && index + 1 < text.Length && char.IsLetter(text[index - 1]) && char.IsLetter(text[index + 1]);

    public static bool JoinsDigits(ReadOnlySpan<char> text, int index) =>
        index > 0 && index + 1 < text.Length && char.IsAsciiDigit(text[index - 1]) && char.IsAsciiDigit(text[index + 1]);

    public static bool JoinsWords(ReadOnlySpan<char> text, int index) =>
        index > 0 && index + 1 < text.Length && IsWord(text, index - 1) && IsWord(text, index + 1) && !IsIdeographic(text[index + 1]);

    private static bool IsLetterPair(ReadOnlySpan<char> text, int index) =>
        index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1])
        && CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(text[index], text[index + 1])) is
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.DecimalDigitNumber;
}
