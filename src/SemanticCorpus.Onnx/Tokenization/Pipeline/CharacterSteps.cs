using System.Globalization;
using System.Text;

namespace SemanticCorpus.Tokenization.Pipeline;

/// <summary>Lower-cases every character.</summary>
internal sealed class LowercaseStep : PieceStep
{
    private const int CapitalIWithDot = 0x130;
    private const int CombiningDotAbove = 0x307;

    /// <inheritdoc/>
    public override void Apply(Pieces source, int from, int to, Pieces target)
    {
        for (var i = from; i < to; i++)
        {
            var codePoint = source.CodePoints[i];
            if (codePoint == CapitalIWithDot)
            {
                // The one code point that lower-cases to two.
                target.Add('i', source.StartOf(i), source.EndOf(i));
                target.Add(CombiningDotAbove, source.StartOf(i), source.EndOf(i));
            }
            else
            {
                target.Add(Rune.ToLowerInvariant(new Rune(codePoint)).Value, source.StartOf(i), source.EndOf(i));
            }
        }

        target.EndPiece();
    }
}

/// <summary>Drops combining marks.</summary>
internal sealed class StripAccentsStep : PieceStep
{
    /// <inheritdoc/>
    public override void Apply(Pieces source, int from, int to, Pieces target)
    {
        for (var i = from; i < to; i++)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(source.CodePoints[i])
                is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark))
            {
                target.AddRange(source, i, i + 1);
            }
        }

        target.EndPiece();
    }
}

/// <summary>Drops white space at the ends.</summary>
/// <param name="left">Whether at the beginning.</param>
/// <param name="right">Whether at the end.</param>
internal sealed class StripStep(bool left, bool right) : PieceStep
{
    /// <inheritdoc/>
    public override void Apply(Pieces source, int from, int to, Pieces target)
    {
        while (left && from < to && CodePointKinds.IsWhiteSpace(source.CodePoints[from]))
        {
            from++;
        }

        while (right && to > from && CodePointKinds.IsWhiteSpace(source.CodePoints[to - 1]))
        {
            to--;
        }

        target.AddRange(source, from, to);
        target.EndPiece();
    }
}

/// <summary>Puts characters before the text; they stand for its first character.</summary>
/// <param name="prefix">The characters.</param>
internal sealed class PrependStep(string prefix) : PieceStep
{
    /// <inheritdoc/>
    public override void Apply(Pieces source, int from, int to, Pieces target)
    {
        foreach (var rune in prefix.EnumerateRunes())
        {
            target.Add(rune.Value, source.StartOf(from), source.EndOf(from));
        }

        target.AddRange(source, from, to);
        target.EndPiece();
    }
}
