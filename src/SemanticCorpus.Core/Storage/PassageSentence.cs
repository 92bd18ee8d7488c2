using SemanticCorpus.Documents;

namespace SemanticCorpus.Storage;

/// <summary>A sentence of a passage.</summary>
/// <param name="Span">Its range in the passage's text, without surrounding white space.</param>
/// <param name="Source">Its range in the document's original.</param>
public readonly record struct PassageSentence(TextSpan Span, TextSpan Source);
