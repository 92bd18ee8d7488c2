namespace SemanticCorpus.Tokenization.Unicode;

/// <summary>Properties of code points in the Unicode versions that the reference tokenizers are built on.
/// .NET's own tables are newer, and its normalization does nothing when globalization is invariant. Read on first use.</summary>
internal static class CodePoints
{
    private const int PageSize = 256;
    private const int ClassShift = 8;
    private const int HangulBase = 0xAC00;
    private const int HangulVowels = 21;
    private const int HangulTrails = 28;
    private const int HangulCount = 19 * HangulVowels * HangulTrails;

    // An entry holds the traits in its low byte and the canonical combining class in its high byte.
    private static readonly ushort[] Blank = new ushort[PageSize];
    private static readonly ushort[][] Pages = new ushort[0x110000 / PageSize][];

    // Code points that decompose, ascending, and where the parts of each begin in Parts; one more at the end.
    private static readonly int[] Composed;
    private static readonly int[] FirstPart;
    private static readonly int[] Parts;

    // The ranges of the original BERT code as the reference tokenizers have them, the gap before U+2B920 included.
    private static readonly (int First, int Last)[] Ideographs =
    [
        (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
        (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
    ];

    static CodePoints()
    {
        Array.Fill(Pages, Blank);
        ReadProperties(UnicodeFile.Open("properties.txt"));
        (Composed, FirstPart, Parts) = ReadDecompositions(UnicodeFile.Open("decompositions.txt"));
        foreach (var c in Composed)
        {
            Set(c, c, (ushort)CodePointTraits.Decomposes);
        }

        Set(HangulBase, HangulBase + HangulCount - 1, (ushort)CodePointTraits.Decomposes);
        foreach (var (first, last) in Ideographs)
        {
            Set(first, last, (ushort)CodePointTraits.Ideograph);
        }
    }

    public static CodePointTraits TraitsOf(int codePoint) => (CodePointTraits)(byte)Pages[codePoint / PageSize][codePoint % PageSize];

    /// <summary>The canonical combining class; 0 for most.</summary>
    public static byte CombiningClassOf(int codePoint) => (byte)(Pages[codePoint / PageSize][codePoint % PageSize] >> ClassShift);

    /// <summary>Writes the full canonical decomposition of a code point that has one.</summary>
    /// <param name="codePoint">A code point with <see cref="CodePointTraits.Decomposes"/>.</param>
    /// <param name="target">Room for at least 4 code points.</param>
    /// <returns>Number of code points written.</returns>
    public static int Decompose(int codePoint, Span<int> target)
    {
        var syllable = codePoint - HangulBase;
        if ((uint)syllable >= HangulCount)
        {
            var index = Array.BinarySearch(Composed, codePoint);
            var parts = Parts.AsSpan(FirstPart[index]..FirstPart[index + 1]);
            parts.CopyTo(target);
            return parts.Length;
        }

        // The Unicode Standard, section 3.12, Hangul syllable decomposition.
        var trail = syllable % HangulTrails;
        target[0] = 0x1100 + (syllable / (HangulVowels * HangulTrails));
        target[1] = 0x1161 + (syllable / HangulTrails % HangulVowels);
        target[2] = 0x11A7 + trail;
        return trail == 0 ? 2 : 3;
    }

    private static void ReadProperties(UnicodeFile file)
    {
        while (file.NextLine())
        {
            var first = file.Code();
            var last = file.Skip(".."u8) ? file.Code() : first;
            Set(first, last, file.Skip(" C"u8) ? (ushort)CodePointTraits.Control
                : file.Skip(" Mn"u8) ? (ushort)CodePointTraits.NonspacingMark
                : file.Skip(" P"u8) ? (ushort)CodePointTraits.Punctuation
                : file.Skip(" White_Space"u8) ? (ushort)CodePointTraits.WhiteSpace
                : (ushort)((int)CodePointTraits.Combining | (file.Number() << ClassShift)));
        }
    }

    private static (int[] Composed, int[] FirstPart, int[] Parts) ReadDecompositions(UnicodeFile file)
    {
        var composed = new List<int>(2200);
        var first = new List<int>(2200);
        var parts = new List<int>(4400);
        while (file.NextLine())
        {
            composed.Add(file.Code());
            first.Add(parts.Count);
            while (file.Skip(" "u8))
            {
                parts.Add(file.Code());
            }
        }

        first.Add(parts.Count);
        return ([.. composed], [.. first], [.. parts]);
    }

    private static void Set(int first, int last, ushort properties)
    {
        for (var c = first; c <= last; c++)
        {
            ref var page = ref Pages[c / PageSize];
            if (page == Blank)
            {
                page = new ushort[PageSize];
            }

            page[c % PageSize] |= properties;
        }
    }
}
