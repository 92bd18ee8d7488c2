namespace SemanticCorpus.Documents;

/// <summary>Says where a piece of extracted text stands in the original.</summary>
/// <param name="Text">The range in the extracted text.</param>
/// <param name="Source">The range in the original. Where both have the same length they correspond code unit for
/// code unit; otherwise (a character reference, collapsed white space) the whole ranges correspond.</param>
public readonly record struct SourceRun(TextSpan Text, TextSpan Source);
