namespace SemanticCorpus.Tokenization.Unigram;

/// <summary>Pieces of a unigram language model with their log probabilities.</summary>
/// <param name="Trie">The pieces.</param>
/// <param name="Scores">Their log probabilities by id.</param>
/// <param name="UnknownId">The id of what no piece spells.</param>
/// <param name="UnknownScore">Its log probability.</param>
/// <param name="ByteIds">The pieces for single bytes ("&lt;0x00&gt;" to "&lt;0xFF&gt;") that spell what no other piece does; null without byte fallback.</param>
internal sealed record UnigramVocabulary(WordPieceTrie Trie, double[] Scores, int UnknownId, double UnknownScore, int[]? ByteIds)
{
    /// <summary>How much less likely than the least likely piece an unknown character is; as SentencePiece has it.</summary>
    public const double UnknownPenalty = 10;
}
