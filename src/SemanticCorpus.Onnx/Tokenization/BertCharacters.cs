using System.Runtime.CompilerServices;
using SemanticCorpus.Tokenization.Unicode;

namespace SemanticCorpus.Tokenization;

/// <summary>How characters are treated under given settings.</summary>
internal sealed class BertCharacters
{
    private const int AsciiCount = 128;
    private readonly BertCharacterKind[] _ascii = new BertCharacterKind[AsciiCount];
    private readonly bool[] _asciiBoundary = new bool[AsciiCount];
    private readonly char[] _fold = new char[AsciiCount];
    private readonly CodePointTraits _mask;

    public BertCharacters(BertSettings settings)
    {
        _mask = (CodePointTraits)byte.MaxValue
            & ~(settings.CleanText ? CodePointTraits.None : CodePointTraits.Control)
            & ~(settings.HandleChineseChars ? CodePointTraits.None : CodePointTraits.Ideograph)
            & ~(settings.StripAccents ? CodePointTraits.None : CodePointTraits.NonspacingMark | CodePointTraits.Decomposes | CodePointTraits.Combining);
        for (var c = '\0'; c < AsciiCount; c++)
        {
            _fold[c] = settings.Lowercase ? char.ToLowerInvariant(c) : c;

            // Written out, so that plain English never reads the Unicode tables.
            _ascii[c] = c switch
            {
                '\t' or '\n' or '\r' or ' ' => BertCharacterKind.Ignored,
                _ when char.IsControl(c) && settings.CleanText => BertCharacterKind.Ignored,
                '\v' or '\f' => BertCharacterKind.Ignored,
                _ when char.IsAsciiLetterOrDigit(c) || char.IsControl(c) => BertCharacterKind.Ascii,
                _ => BertCharacterKind.Single,
            };

            // A control character that is dropped joins what stands on its two sides.
            _asciiBoundary[c] = _ascii[c] == BertCharacterKind.Single
                || (_ascii[c] == BertCharacterKind.Ignored && (c is '\t' or '\n' or '\r' or ' ' || !settings.CleanText));
        }
    }

    /// <summary>What each ASCII character becomes.</summary>
    public ReadOnlySpan<char> AsciiFold => _fold;

    /// <summary>The traits that matter under the settings.</summary>
    public CodePointTraits TraitsOf(int codePoint) => CodePoints.TraitsOf(codePoint) & _mask;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BertCharacterKind KindAt(ReadOnlySpan<char> text, int at, out int length)
    {
        length = 1;
        var unit = text[at];
        return unit < AsciiCount ? _ascii[unit] : KindBeyondAscii(text, at, out length);
    }

    /// <summary>Where the run of ASCII word characters from <paramref name="at"/> on ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int AsciiWordEnd(ReadOnlySpan<char> text, int at)
    {
        var ascii = _ascii;
        while (at < text.Length && text[at] < (uint)ascii.Length && ascii[text[at]] == BertCharacterKind.Ascii)
        {
            at++;
        }

        return at;
    }

    /// <summary>Whether a word that reaches as far as <paramref name="at"/> is certain to end there.</summary>
    public bool IsBoundary(ReadOnlySpan<char> text, int at)
    {
        if (at == text.Length)
        {
            return true;
        }

        var unit = text[at];
        return unit < AsciiCount ? _asciiBoundary[unit] : IsBoundary(TraitsOf(CodePointAt(text, at, out _)));
    }

    /// <summary>Whether a character with these traits ends the word before it.</summary>
    public static bool IsBoundary(CodePointTraits traits) =>
        (traits & CodePointTraits.Control) == 0
        && ((traits & (CodePointTraits.WhiteSpace | CodePointTraits.Ideograph)) != 0
            || (traits & (CodePointTraits.Punctuation | CodePointTraits.Decomposes)) == CodePointTraits.Punctuation);

    /// <summary>The code point at a place and its length in code units; U+FFFD for a lone surrogate.</summary>
    public static int CodePointAt(ReadOnlySpan<char> text, int at, out int length)
    {
        length = 1;
        var unit = text[at];
        if (!char.IsSurrogate(unit))
        {
            return unit;
        }

        if (char.IsHighSurrogate(unit) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            length = 2;
            return char.ConvertToUtf32(unit, text[at + 1]);
        }

        return 0xFFFD;
    }

    private BertCharacterKind KindBeyondAscii(ReadOnlySpan<char> text, int at, out int length)
    {
        var traits = TraitsOf(CodePointAt(text, at, out length));
        return (traits & (CodePointTraits.Control | CodePointTraits.WhiteSpace)) != 0 ? BertCharacterKind.Ignored
            : (traits & CodePointTraits.Decomposes) == 0 && (traits & (CodePointTraits.Punctuation | CodePointTraits.Ideograph)) != 0 ? BertCharacterKind.Single
            : BertCharacterKind.Other;
    }
}
