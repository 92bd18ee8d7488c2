using System.Text;

namespace SemanticCorpus.Tokenization.Pipeline;

/// <summary>Cuts as GPT-2 does, then writes every byte of a character's UTF-8 form as a visible character.</summary>
/// <param name="prefixSpace">Whether a blank is put before a piece that begins with none.</param>
/// <param name="cut">Whether to cut.</param>
internal sealed class ByteLevelStep(bool prefixSpace, bool cut) : PieceStep
{
    private static readonly int[] Visible = MakeVisible();

    /// <summary>How the blank is written.</summary>
    public static int Blank => Visible[' '];

    /// <inheritdoc/>
    public override void Apply(Pieces source, int from, int to, Pieces target)
    {
        if (prefixSpace && source.CodePoints[from] != ' ')
        {
            // The blank belongs to the first word and is cut together with it.
            var with = new Pieces();
            with.Add(' ', source.StartOf(from), source.EndOf(from));
            with.AddRange(source, from, to);
            (source, from, to) = (with, 0, with.Count);
        }

        Span<byte> bytes = stackalloc byte[4];
        while (from < to)
        {
            var end = cut ? MatchEnd(source.CodePoints, from, to) : to;
            for (; from < end; from++)
            {
                var length = new Rune(source.CodePoints[from]).EncodeToUtf8(bytes);
                foreach (var b in bytes[..length])
                {
                    target.Add(Visible[b], source.StartOf(from), source.EndOf(from));
                }
            }

            target.EndPiece();
        }
    }

    /// <summary>Where GPT-2's pattern ends: <c>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</c>.</summary>
    private static int MatchEnd(ReadOnlySpan<int> text, int from, int to)
    {
        if (text[from] == '\'' && ContractionLength(text[(from + 1)..to]) is > 0 and var length)
        {
            return from + 1 + length;
        }

        var first = text[from] == ' ' && from + 1 < to && !CodePointKinds.IsWhiteSpace(text[from + 1]) ? from + 1 : from;
        var kind = KindOf(text[first]);
        var end = first + 1;
        while (end < to && KindOf(text[end]) == kind)
        {
            end++;
        }

        // White space leaves its last character to the word behind it.
        return kind == Kind.WhiteSpace && end < to && end - from > 1 ? end - 1 : end;
    }

    private static int ContractionLength(ReadOnlySpan<int> text) => text switch
    {
        ['s' or 't' or 'm' or 'd', ..] => 1,
        ['r' or 'v', 'e', ..] or ['l', 'l', ..] => 2,
        _ => 0,
    };

    private static Kind KindOf(int codePoint) =>
        CodePointKinds.IsLetter(codePoint) ? Kind.Letter
        : CodePointKinds.IsNumber(codePoint) ? Kind.Number
        : CodePointKinds.IsWhiteSpace(codePoint) ? Kind.WhiteSpace
        : Kind.Other;

    private static int[] MakeVisible()
    {
        var visible = new int[256];
        var others = 256;
        for (var b = 0; b < visible.Length; b++)
        {
            visible[b] = b is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE ? b : others++;
        }

        return visible;
    }

    private enum Kind
    {
        Letter,
        Number,
        WhiteSpace,
        Other,
    }
}
