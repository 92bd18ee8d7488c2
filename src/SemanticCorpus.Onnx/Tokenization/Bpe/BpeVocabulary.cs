namespace SemanticCorpus.Tokenization.Bpe;

/// <summary>Tokens and merges of a byte-pair encoding.</summary>
internal sealed class BpeVocabulary
{
    /// <summary>The tokens.</summary>
    public required WordPieceTrie Tokens { get; init; }

    /// <summary>For two tokens side by side (the left one in the upper half), the merge's rank in the upper half and the token they become in the lower.</summary>
    public required Dictionary<long, long> Merges { get; init; }

    /// <summary>The id of what no token spells, or <see cref="WordPieceTrie.NoToken"/>: then it is left out.</summary>
    public required int UnknownId { get; init; }

    /// <summary>Whether unknown characters side by side are one token.</summary>
    public required bool FuseUnknown { get; init; }

    /// <summary>Whether a piece that is a token as a whole is taken without merging.</summary>
    public required bool IgnoreMerges { get; init; }

    /// <summary>The tokens for single bytes; null without byte fallback.</summary>
    public required int[]? ByteIds { get; init; }

    /// <summary>Two 32-bit numbers as one.</summary>
    public static long Pair(int upper, int lower) => ((long)upper << 32) | (uint)lower;
}
