namespace SemanticCorpus.Tokenization.Pipeline;

/// <summary>Spells pieces with the tokens of a vocabulary. Holds the buffers of one thread.</summary>
internal abstract class PieceSpeller
{
    /// <summary>Adds a piece's tokens.</summary>
    /// <param name="pieces">Where the piece is.</param>
    /// <param name="from">Its first code point.</param>
    /// <param name="to">Past its last code point.</param>
    /// <param name="output">Receives the tokens.</param>
    public abstract void Spell(Pieces pieces, int from, int to, PieceOutput output);
}

/// <summary>Where a speller's tokens go.</summary>
/// <param name="trim">Whether blanks at a token's ends are left out of its range.</param>
/// <param name="prefixSpace">Whether the text's first blank may be one that was put there.</param>
internal sealed class PieceOutput(bool trim, bool prefixSpace)
{
    /// <summary>Receives the tokens.</summary>
    public TokenSequence Target { get; set; } = null!;

    /// <summary>Adds a token that spells a range of a piece.</summary>
    public void Add(int id, Pieces pieces, int from, int to)
    {
        var (start, end) = (pieces.StartOf(from), pieces.EndOf(to - 1));
        if (trim)
        {
            var leading = 0;
            while (leading < to - from && IsBlank(pieces.CodePoints[from + leading]))
            {
                leading++;
            }

            var trailing = 0;
            while (trailing < to - from && IsBlank(pieces.CodePoints[to - 1 - trailing]))
            {
                trailing++;
            }

            start = Math.Min(start + (prefixSpace && start == 0 ? 0 : leading), end);
            end = end >= trailing ? Math.Max(end - trailing, start) : end;
        }

        Target.Add(id, start, end);
    }

    private static bool IsBlank(int codePoint) => codePoint == ByteLevelStep.Blank || CodePointKinds.IsWhiteSpace(codePoint);
}
