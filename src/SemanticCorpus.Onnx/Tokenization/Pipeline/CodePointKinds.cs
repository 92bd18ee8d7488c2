using System.Globalization;

namespace SemanticCorpus.Tokenization.Pipeline;

/// <summary>Kinds of code points that patterns and pre-tokenizers ask for.</summary>
internal static class CodePointKinds
{
    public static bool IsWhiteSpace(int codePoint) => codePoint <= char.MaxValue && char.IsWhiteSpace((char)codePoint);

    public static bool IsLetter(int codePoint) => codePoint < 128 ? char.IsAsciiLetter((char)codePoint)
        : CharUnicodeInfo.GetUnicodeCategory(codePoint) <= UnicodeCategory.OtherLetter;

    public static bool IsNumber(int codePoint) => codePoint < 128 ? char.IsAsciiDigit((char)codePoint)
        : CharUnicodeInfo.GetUnicodeCategory(codePoint) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    /// <summary>General category P, or an ASCII symbol.</summary>
    public static bool IsPunctuation(int codePoint) => codePoint < 128 ? char.IsPunctuation((char)codePoint) || char.IsSymbol((char)codePoint)
        : CharUnicodeInfo.GetUnicodeCategory(codePoint) is >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherPunctuation;

    /// <summary>What <c>\w</c> matches: letters, marks, decimal digits and connectors.</summary>
    public static bool IsWordCharacter(int codePoint) => codePoint < 128 ? char.IsAsciiLetterOrDigit((char)codePoint) || codePoint == '_'
        : CharUnicodeInfo.GetUnicodeCategory(codePoint) is <= UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation;

    /// <summary>A character of the Basic Multilingual Plane of the same general category, so that patterns that know only UTF-16 code units see a code point.</summary>
    public static char StandIn(int codePoint) => codePoint <= char.MaxValue ? (char)codePoint : StandIns[(int)CharUnicodeInfo.GetUnicodeCategory(codePoint)];

    private static readonly char[] StandIns = MakeStandIns();

    private static char[] MakeStandIns()
    {
        var standIns = new char[Enum.GetValues<UnicodeCategory>().Length];
        for (var c = char.MaxValue; c > 0x0100; c--)
        {
            standIns[(int)char.GetUnicodeCategory(c)] = c;
        }

        return standIns;
    }

    /// <summary>The code points of a string; lone surrogates count as U+FFFD.</summary>
    public static int[] Of(string text) => [.. text.EnumerateRunes().Select(rune => rune.Value)];
}
