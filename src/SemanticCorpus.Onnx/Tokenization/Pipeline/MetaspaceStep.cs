namespace SemanticCorpus.Tokenization.Pipeline;

/// <summary>Writes blanks as a character of their own, usually "▁", and cuts before each.</summary>
/// <param name="replacement">That character.</param>
/// <param name="scheme">Whether one is put before a piece that does not begin with it.</param>
/// <param name="split">Whether to cut.</param>
internal sealed class MetaspaceStep(int replacement, PrependScheme scheme, bool split) : PieceStep
{
    /// <inheritdoc/>
    public override void Apply(Pieces source, int from, int to, Pieces target)
    {
        var prepend = scheme == PrependScheme.Always || (scheme == PrependScheme.First && source.StartOf(from) == 0);
        if (prepend && source.CodePoints[from] != ' ' && source.CodePoints[from] != replacement)
        {
            target.Add(replacement, source.StartOf(from), source.EndOf(from));
        }

        for (var i = from; i < to; i++)
        {
            var codePoint = source.CodePoints[i] == ' ' ? replacement : source.CodePoints[i];
            if (split && i > from && codePoint == replacement)
            {
                target.EndPiece();
            }

            target.Add(codePoint, source.StartOf(i), source.EndOf(i));
        }

        target.EndPiece();
    }
}

/// <summary>Which pieces get a <see cref="MetaspaceStep"/>'s character in front.</summary>
internal enum PrependScheme
{
    /// <summary>All.</summary>
    Always,

    /// <summary>The one at the text's beginning.</summary>
    First,

    /// <summary>None.</summary>
    Never,
}
