namespace SemanticCorpus.Tokenization.Unicode;

/// <summary>Compatibility decompositions and primary composites. Read on first use.</summary>
internal static class CompatibilityForms
{
    /// <summary>Most code points that one decomposes to.</summary>
    public const int LongestDecomposition = 18;

    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailBase = 0x11A7;
    private const int SyllableBase = 0xAC00;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Trails = 28;

    private static readonly Lazy<Dictionary<int, int[]>> Compatibility = new(ReadCompatibility);
    private static readonly Lazy<Dictionary<(int First, int Second), int>> Composites = new(ReadComposites);

    /// <summary>Writes the full decomposition of a code point, or itself where it has none.</summary>
    /// <param name="codePoint">The code point.</param>
    /// <param name="compatibility">Whether compatibility decompositions are followed.</param>
    /// <param name="target">Room for <see cref="LongestDecomposition"/> code points.</param>
    /// <returns>Number of code points written.</returns>
    public static int Decompose(int codePoint, bool compatibility, Span<int> target)
    {
        if (compatibility && Compatibility.Value.TryGetValue(codePoint, out var parts))
        {
            parts.CopyTo(target);
            return parts.Length;
        }

        if ((CodePoints.TraitsOf(codePoint) & CodePointTraits.Decomposes) != 0)
        {
            return CodePoints.Decompose(codePoint, target);
        }

        target[0] = codePoint;
        return 1;
    }

    /// <summary>What two code points compose to, or 0.</summary>
    public static int Compose(int first, int second)
    {
        if (first - LeadBase is >= 0 and < Leads and var lead && second - VowelBase is >= 0 and < Vowels and var vowel)
        {
            return SyllableBase + (((lead * Vowels) + vowel) * Trails);
        }

        if (first - SyllableBase is >= 0 and < Leads * Vowels * Trails and var syllable && syllable % Trails == 0 && second - TrailBase is > 0 and < Trails and var trail)
        {
            return first + trail;
        }

        return Composites.Value.GetValueOrDefault((first, second));
    }

    private static Dictionary<int, int[]> ReadCompatibility()
    {
        var forms = new Dictionary<int, int[]>();
        var file = UnicodeFile.Open("compatibility.txt");
        while (file.NextLine())
        {
            var codePoint = file.Code();
            var parts = new List<int>();
            while (file.Skip(" "u8))
            {
                parts.Add(file.Code());
            }

            forms[codePoint] = [.. parts];
        }

        return forms;
    }

    private static Dictionary<(int First, int Second), int> ReadComposites()
    {
        var composites = new Dictionary<(int First, int Second), int>();
        var file = UnicodeFile.Open("compositions.txt");
        while (file.NextLine())
        {
            var first = file.Code();
            file.Skip(" "u8);
            var second = file.Code();
            file.Skip(" "u8);
            composites[(first, second)] = file.Code();
        }

        return composites;
    }
}
