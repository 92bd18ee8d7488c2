namespace SemanticCorpus.Documents.Html;

/// <summary>Text between two tags, as the tokenizer gave it.</summary>
/// <param name="Text">The text with character references resolved and line ends normalised.</param>
/// <param name="Source">Where it stands in the source.</param>
internal readonly record struct TextStretch(string Text, TextSpan Source);
