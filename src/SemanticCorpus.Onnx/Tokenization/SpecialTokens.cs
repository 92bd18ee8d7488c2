namespace SemanticCorpus.Tokenization;

/// <summary>The special tokens around a text, and around a pair of texts.</summary>
/// <param name="Prefix">Ids in front of a text, such as [CLS].</param>
/// <param name="Suffix">Ids behind a text, such as [SEP].</param>
/// <param name="Between">Ids between the two texts of a pair.</param>
/// <param name="SecondType">The token type of the second text of a pair and of what stands behind it; all else has type 0.</param>
internal sealed record SpecialTokens(int[] Prefix, int[] Suffix, int[] Between, int SecondType)
{
    /// <summary>None at all.</summary>
    public static SpecialTokens None { get; } = new([], [], [], 0);
}
