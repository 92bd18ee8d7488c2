using SemanticCorpus.Tokenization.Unicode;

namespace SemanticCorpus.Tokenization.Pipeline;

/// <summary>Puts text into one of the Unicode normalization forms (Unicode Standard Annex 15).</summary>
/// <param name="compatibility">Whether compatibility decompositions are followed (NFKC and NFKD).</param>
/// <param name="compose">Whether characters are composed again (NFC and NFKC).</param>
internal sealed class UnicodeFormStep(bool compatibility, bool compose) : PieceStep
{
    /// <summary>Code points below change in no form, but for compatibility those from U+00A0.</summary>
    private const int FirstCombining = 0x300;

    /// <inheritdoc/>
    public override void Apply(Pieces source, int from, int to, Pieces target)
    {
        var simple = compatibility ? 0xA0 : compose ? FirstCombining : 0xC0;
        if (!source.CodePoints[from..to].ContainsAnyInRange(simple, int.MaxValue))
        {
            target.AddRange(source, from, to);
            target.EndPiece();
            return;
        }

        var parts = new List<Part>(to - from);
        Span<int> decomposed = stackalloc int[CompatibilityForms.LongestDecomposition * 4];
        foreach (var codePoint in source.CodePoints[from..to])
        {
            var count = CompatibilityForms.Decompose(codePoint, compatibility, decomposed);
            for (var i = 0; i < count; i++)
            {
                parts.Add(new Part(decomposed[i], CodePoints.CombiningClassOf(decomposed[i]), i == 0 ? 0 : 1));
            }
        }

        Order(parts);
        var result = new Replacement();
        foreach (var part in compose ? Compose(parts) : parts)
        {
            result.Add(part.CodePoint, part.Change);
        }

        result.Write(source, from, to, target);
    }

    /// <summary>Puts the marks behind each starter into canonical order.</summary>
    private static void Order(List<Part> parts)
    {
        for (var start = 0; start < parts.Count; start++)
        {
            var end = start;
            while (end < parts.Count && parts[end].Class != 0)
            {
                end++;
            }

            if (end - start > 1)
            {
                var ordered = parts.GetRange(start, end - start).OrderBy(part => part.Class).ToList();
                for (var i = start; i < end; i++)
                {
                    parts[i] = ordered[i - start] with { Change = parts[i].Change };
                }
            }

            start = Math.Max(start, end);
        }
    }

    private static List<Part> Compose(List<Part> parts)
    {
        var composed = new List<Part>(parts.Count);
        var starter = -1;
        var lastClass = -1;
        foreach (var part in parts)
        {
            if (starter >= 0 && lastClass < part.Class && CompatibilityForms.Compose(composed[starter].CodePoint, part.CodePoint) is > 0 and var whole)
            {
                composed[starter] = composed[starter] with { CodePoint = whole };

                // What the mark stood for goes with the code point written last, so that the old ones stay in step.
                composed[^1] = composed[^1] with { Change = composed[^1].Change + part.Change - 1 };
                continue;
            }

            composed.Add(part);
            if (part.Class == 0)
            {
                (starter, lastClass) = (composed.Count - 1, -1);
            }
            else
            {
                lastClass = part.Class;
            }
        }

        return composed;
    }

    private readonly record struct Part(int CodePoint, int Class, int Change);
}
