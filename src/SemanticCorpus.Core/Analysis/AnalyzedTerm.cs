using SemanticCorpus.Documents;

namespace SemanticCorpus.Analysis;

/// <summary>A term of a text.</summary>
/// <param name="Value">What is indexed and looked for: lower case, accents folded, stemmed.</param>
/// <param name="Span">The word it was made from.</param>
/// <param name="IsStopWord">Whether the word is too common to say what a text is about.</param>
public readonly record struct AnalyzedTerm(string Value, TextSpan Span, bool IsStopWord);
