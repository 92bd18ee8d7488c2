using SemanticCorpus.Documents;

namespace SemanticCorpus.Chunking;

/// <summary>What is never divided: a sentence, a line of code, a row, or a piece of one that is too long for a passage.</summary>
/// <param name="Span">Its range, without surrounding white space.</param>
/// <param name="Tokens">Its weight; see <see cref="TokenWeight"/>.</param>
/// <param name="BreakCost">What it costs to begin a passage with it.</param>
/// <param name="Section">The index of its <see cref="ChunkSection"/>.</param>
internal readonly record struct ChunkUnit(TextSpan Span, int Tokens, double BreakCost, int Section);
