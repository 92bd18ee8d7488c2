namespace SemanticCorpus.Chunking;

/// <summary>How long passages are made.</summary>
public sealed class ChunkingOptions
{
    /// <summary>The least that <see cref="MaxTokens"/> may be: the longest context, special tokens and some text.</summary>
    public const int LeastMaxTokens = 64;

    /// <summary>Tokens of text that a passage should have; it may have fewer or more to end where a thought ends.</summary>
    public int TargetTokens { get; set; } = 160;

    /// <summary>Tokens that a model reads of a passage: its text, its <see cref="ChunkContext"/> and two special tokens.</summary>
    public int MaxTokens { get; set; } = 256;

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(TargetTokens, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxTokens, LeastMaxTokens);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(TargetTokens, MaxTokens);
    }
}
