using System.Runtime.CompilerServices;

namespace SemanticCorpus.Tokenization;

/// <summary>A word of ASCII letters and digits, read from the text as it stands.</summary>
/// <param name="units">The word.</param>
/// <param name="fold">What each ASCII character becomes.</param>
/// <param name="start">The word's place in the text.</param>
internal readonly ref struct AsciiWord(ReadOnlySpan<char> units, ReadOnlySpan<char> fold, int start) : ISpelledWord
{
    private readonly ReadOnlySpan<char> _units = units;
    private readonly ReadOnlySpan<char> _fold = fold;

    public int Length => _units.Length;

    public int CodePoints => _units.Length;

    public char this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _fold[_units[index]];
    }

    public int StartOf(int index) => start + index;

    public int EndOf(int index) => start + index + 1;
}
