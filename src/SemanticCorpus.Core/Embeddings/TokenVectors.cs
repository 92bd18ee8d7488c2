using SemanticCorpus.Documents;

namespace SemanticCorpus.Embeddings;

/// <summary>The vectors of a text's tokens, L2-normalised, special tokens left out, in the text's order.</summary>
/// <param name="Dimensions">Components of one vector.</param>
/// <param name="Ids">The tokens' ids in the model's vocabulary; length n.</param>
/// <param name="Spans">The tokens' ranges in the text that was embedded (any prompt not counted); length n.</param>
/// <param name="Components">The vectors one after another; length n times <paramref name="Dimensions"/>.</param>
public sealed record TokenVectors(int Dimensions, int[] Ids, TextSpan[] Spans, float[] Components)
{
    /// <summary>Number of tokens.</summary>
    public int Count => Ids.Length;

    /// <summary>The vector of one token.</summary>
    /// <param name="index">0 up to <see cref="Count"/> - 1.</param>
    public ReadOnlySpan<float> this[int index] => Components.AsSpan(index * Dimensions, Dimensions);
}
