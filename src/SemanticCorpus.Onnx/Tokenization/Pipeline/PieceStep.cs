namespace SemanticCorpus.Tokenization.Pipeline;

/// <summary>A step of a tokenizer's pipeline: changes characters, or cuts pieces into smaller ones. Has no state, so that threads may share it.</summary>
internal abstract class PieceStep
{
    /// <summary>Applies the step to one piece.</summary>
    /// <param name="source">Where the piece is.</param>
    /// <param name="from">Its first code point.</param>
    /// <param name="to">Past its last code point.</param>
    /// <param name="target">Receives what becomes of it, as finished pieces.</param>
    public abstract void Apply(Pieces source, int from, int to, Pieces target);
}
