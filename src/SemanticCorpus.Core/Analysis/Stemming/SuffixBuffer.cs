namespace SemanticCorpus.Analysis.Stemming;

/// <summary>A word being stemmed, with the regions in which suffixes may go (snowballstem.org). A buffer has room beyond the word's end.</summary>
internal ref struct SuffixBuffer(Span<char> buffer, int length, string vowels)
{
    private readonly Span<char> buffer = buffer;
    private readonly string vowels = vowels;

    /// <summary>Characters the buffer must have beyond the word.</summary>
    public const int Room = 16;

    public int Length { get; private set; } = length;

    /// <summary>Where the first region begins, the second, and that of verb endings.</summary>
    public int R1 { get; set; } = length;

    public int R2 { get; set; } = length;

    public int RV { get; set; } = length;

    /// <summary>Whether a character more fits in.</summary>
    public readonly bool HasRoom => Length < buffer.Length;

    public readonly Span<char> Word => buffer[..Length];

    public readonly bool IsVowel(int at) => at >= 0 && at < Length && vowels.Contains(buffer[at], StringComparison.Ordinal);

    /// <summary>Whether there is a character that is no vowel.</summary>
    public readonly bool IsConsonant(int at) => at >= 0 && at < Length && !vowels.Contains(buffer[at], StringComparison.Ordinal);

    public readonly bool EndsWith(ReadOnlySpan<char> suffix) => Word.EndsWith(suffix);

    /// <summary>The longest of these suffixes that lies behind <paramref name="from"/>, or an empty string.</summary>
    public readonly string Longest(ReadOnlySpan<string> suffixes, int from = 0)
    {
        var longest = "";
        foreach (var suffix in suffixes)
        {
            if (suffix.Length > longest.Length && Length - suffix.Length >= from && Word.EndsWith(suffix))
            {
                longest = suffix;
            }
        }

        return longest;
    }

    /// <summary>Whether a suffix of that many characters lies in a region.</summary>
    public readonly bool In(int region, int suffixLength) => Length - suffixLength >= region;

    public void Delete(int count) => Length -= count;

    /// <summary>Takes the suffix off if it is there and in the region.</summary>
    public bool TryDelete(ReadOnlySpan<char> suffix, int region)
    {
        var there = Word.EndsWith(suffix) && In(region, suffix.Length);
        Length -= there ? suffix.Length : 0;
        return there;
    }

    public void Replace(int count, ReadOnlySpan<char> ending)
    {
        Length -= count;
        ending.CopyTo(buffer[Length..]);
        Length += ending.Length;
    }

    /// <summary>Puts text in the place of a character, as where "ß" becomes "ss".</summary>
    public void ReplaceAt(int at, ReadOnlySpan<char> text)
    {
        buffer[(at + 1)..Length].CopyTo(buffer[(at + text.Length)..]);
        text.CopyTo(buffer[at..]);
        Length += text.Length - 1;
    }

    /// <summary>Past the first consonant behind the first vowel from <paramref name="from"/> on.</summary>
    public readonly int RegionAfter(int from)
    {
        for (var i = from + 1; i < Length; i++)
        {
            if (IsConsonant(i) && HasVowel(from, i))
            {
                return i + 1;
            }
        }

        return Length;
    }

    private readonly bool HasVowel(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (IsVowel(i))
            {
                return true;
            }
        }

        return false;
    }
}
