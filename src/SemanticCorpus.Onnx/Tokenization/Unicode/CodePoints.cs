using System.Globalization;

namespace SemanticCorpus.Tokenization.Unicode;

/// <summary>Properties of code points in the Unicode versions that the reference tokenizers are built on.
/// .NET's own tables are newer, and its normalization does nothing when globalization is invariant. Read on first use.</summary>
internal static class CodePoints
{
    private const int PageSize = 256;
    private const int HangulBase = 0xAC00;
    private const int HangulVowels = 21;
    private const int HangulTrails = 28;
    private const int HangulCount = 19 * HangulVowels * HangulTrails;

    private static readonly CodePointTraits[] Blank = new CodePointTraits[PageSize];
    private static readonly CodePointTraits[][] Pages = new CodePointTraits[0x110000 / PageSize][];
    private static readonly Dictionary<int, byte> Classes = new(1024);
    private static readonly Dictionary<int, int[]> Decompositions = new(2200);

    // The ranges of the original BERT code as the reference tokenizers have them, the gap before U+2B920 included.
    private static readonly (int First, int Last)[] Ideographs =
    [
        (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
        (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
    ];

    static CodePoints()
    {
        Array.Fill(Pages, Blank);
        foreach (var line in Lines("properties.txt"))
        {
            var space = line.IndexOf(' ');
            var property = line.AsSpan(space + 1);
            var (first, last) = ParseRange(line.AsSpan(0, space));
            if (byte.TryParse(property, NumberStyles.None, CultureInfo.InvariantCulture, out var combiningClass))
            {
                Set(first, last, CodePointTraits.Combining);
                for (var c = first; c <= last; c++)
                {
                    Classes[c] = combiningClass;
                }
            }
            else
            {
                Set(first, last, property switch
                {
                    "C" => CodePointTraits.Control,
                    "Mn" => CodePointTraits.NonspacingMark,
                    "P" => CodePointTraits.Punctuation,
                    "White_Space" => CodePointTraits.WhiteSpace,
                    _ => throw new InvalidDataException(line),
                });
            }
        }

        foreach (var line in Lines("decompositions.txt"))
        {
            var codes = Array.ConvertAll(line.Split(' '), ParseCode);
            Decompositions[codes[0]] = codes[1..];
            Set(codes[0], codes[0], CodePointTraits.Decomposes);
        }

        Set(HangulBase, HangulBase + HangulCount - 1, CodePointTraits.Decomposes);
        foreach (var (first, last) in Ideographs)
        {
            Set(first, last, CodePointTraits.Ideograph);
        }
    }

    public static CodePointTraits TraitsOf(int codePoint) => Pages[codePoint / PageSize][codePoint % PageSize];

    /// <summary>The canonical combining class; 0 for most.</summary>
    public static byte CombiningClassOf(int codePoint) => Classes.GetValueOrDefault(codePoint);

    /// <summary>Writes the full canonical decomposition of a code point that has one.</summary>
    /// <param name="codePoint">A code point with <see cref="CodePointTraits.Decomposes"/>.</param>
    /// <param name="target">Room for at least 4 code points.</param>
    /// <returns>Number of code points written.</returns>
    public static int Decompose(int codePoint, Span<int> target)
    {
        var syllable = codePoint - HangulBase;
        if ((uint)syllable >= HangulCount)
        {
            var decomposition = Decompositions[codePoint];
            decomposition.CopyTo(target);
            return decomposition.Length;
        }

        // The Unicode Standard, section 3.12, Hangul syllable decomposition.
        var trail = syllable % HangulTrails;
        target[0] = 0x1100 + (syllable / (HangulVowels * HangulTrails));
        target[1] = 0x1161 + (syllable / HangulTrails % HangulVowels);
        target[2] = 0x11A7 + trail;
        return trail == 0 ? 2 : 3;
    }

    private static void Set(int first, int last, CodePointTraits traits)
    {
        for (var c = first; c <= last; c++)
        {
            ref var page = ref Pages[c / PageSize];
            if (page == Blank)
            {
                page = new CodePointTraits[PageSize];
            }

            page[c % PageSize] |= traits;
        }
    }

    private static (int First, int Last) ParseRange(ReadOnlySpan<char> range)
    {
        var dots = range.IndexOf("..", StringComparison.Ordinal);
        return dots < 0
            ? (ParseCode(range), ParseCode(range))
            : (ParseCode(range[..dots]), ParseCode(range[(dots + 2)..]));
    }

    private static int ParseCode(string code) => ParseCode(code.AsSpan());

    private static int ParseCode(ReadOnlySpan<char> code) => int.Parse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(CodePoints).Assembly.GetManifestResourceStream(typeof(CodePoints), name)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                yield return line;
            }
        }
    }
}
