using SemanticCorpus.Documents;

namespace SemanticCorpus.Analysis;

/// <summary>A term of a text.</summary>
/// <param name="Value">What is indexed and looked for: lower case, accents folded, stemmed.</param>
/// <param name="Span">The word it was made from.</param>
/// <param name="IsStopWord">Whether the word is too common to say what a text is about.</param>
/// <param name="IsCompound">Whether it is a whole word, such as "open-source" or "SB1047", whose parts follow as terms of their own.</param>
public readonly record struct AnalyzedTerm(string Value, TextSpan Span, bool IsStopWord, bool IsCompound = false);
