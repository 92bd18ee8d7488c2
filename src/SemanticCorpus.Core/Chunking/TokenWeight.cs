using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Chunking;

/// <summary>The weight of text in a passage: its tokens, but at least one per <see cref="CharsPerToken"/> code units,
/// so that a passage stays bounded where a tokenizer makes one token of an endless word.</summary>
internal static class TokenWeight
{
    /// <summary>More than any written language has.</summary>
    public const int CharsPerToken = 16;

    /// <summary>The weight, at least 1.</summary>
    public static int Of(ReadOnlySpan<char> text, TokenCounter count) =>
        Math.Max(Math.Max(1, count(text)), (text.Length + CharsPerToken - 1) / CharsPerToken);
}
