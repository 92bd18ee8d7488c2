using System.Buffers;

namespace SemanticCorpus.Analysis;

/// <summary>A word being stemmed, with the two regions that say which suffixes may go.
/// A y that stands for a consonant is held as Y.</summary>
internal ref struct StemBuffer
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private readonly Span<char> characters;
    private readonly int region1;
    private readonly int region2;

    public StemBuffer(Span<char> word)
    {
        characters = word;
        Length = word.Length;
        MarkConsonantY(word);
        var prefix = StemExceptions.RegionPrefix(word);
        region1 = prefix > 0 ? prefix : RegionAfter(word, 0);
        region2 = RegionAfter(word, region1);
    }

    public int Length { get; private set; }

    public readonly ReadOnlySpan<char> Word => characters[..Length];

    public static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    public readonly bool EndsWith(ReadOnlySpan<char> suffix) => Word.EndsWith(suffix);

    public readonly bool InRegion1(int suffixLength) => Length - suffixLength >= region1;

    public readonly bool InRegion2(int suffixLength) => Length - suffixLength >= region2;

    public readonly bool HasVowelBefore(int end) => Word[..end].ContainsAny(Vowels);

    /// <summary>Ends in a double consonant that inflection brought about; not so in add, egg or off.</summary>
    public readonly bool EndsInDouble =>
        Length > 1 && !(Length == 3 && Word[0] is 'a' or 'e' or 'o') && Word[^1] == Word[^2] && Word[^1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't';

    /// <summary>Short: ends in a short syllable and has an empty first region.</summary>
    public readonly bool IsShort => region1 >= Length && EndsInShortSyllable(Length);

    public readonly bool EndsInShortSyllable(int end)
    {
        if (Word[..end] is "past")
        {
            return true;
        }

        if (end < 2 || !IsVowel(Word[end - 2]) || IsVowel(Word[end - 1]))
        {
            return false;
        }

        return end == 2 || (Word[end - 1] is not ('w' or 'x' or 'Y') && !IsVowel(Word[end - 3]));
    }

    public void Remove(int count) => Length -= count;

    public void Append(char c) => characters[Length++] = c;

    /// <summary>Takes <paramref name="count"/> characters off the end and puts <paramref name="ending"/> there, which is not longer.</summary>
    public void Replace(int count, ReadOnlySpan<char> ending)
    {
        Length -= count;
        ending.CopyTo(characters[Length..]);
        Length += ending.Length;
    }

    public readonly int Finish()
    {
        characters[..Length].Replace('Y', 'y');
        return Length;
    }

    private static void MarkConsonantY(Span<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] == 'y' && (i == 0 || IsVowel(word[i - 1])))
            {
                word[i] = 'Y';
            }
        }
    }

    private static int RegionAfter(ReadOnlySpan<char> word, int start)
    {
        for (var i = start + 1; i < word.Length; i++)
        {
            if (!IsVowel(word[i]) && IsVowel(word[i - 1]))
            {
                return i + 1;
            }
        }

        return word.Length;
    }
}
