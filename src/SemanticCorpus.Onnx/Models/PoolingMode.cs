namespace SemanticCorpus.Models;

/// <summary>How a text's embedding is made of its tokens' hidden states.</summary>
internal enum PoolingMode
{
    /// <summary>The graph gives the sentence embedding itself.</summary>
    InGraph,

    /// <summary>The mean over all tokens, special ones included.</summary>
    Mean,

    /// <summary>The sum over all tokens divided by the square root of their number.</summary>
    MeanSqrtLength,

    /// <summary>The first token.</summary>
    Cls,

    /// <summary>Each component's largest value.</summary>
    Max,
}
