namespace SemanticCorpus.Documents;

/// <summary>A block of a <see cref="CleanedDocument"/>.</summary>
/// <param name="Kind">What the block is.</param>
/// <param name="HeadingLevel">1 to 6 for a heading, else 0.</param>
/// <param name="Span">Its range in <see cref="CleanedDocument.Text"/>, without the separator that follows.</param>
public readonly record struct DocumentBlock(BlockKind Kind, int HeadingLevel, TextSpan Span);

/// <summary>The text that is kept of a document: what is split, embedded, searched and quoted.</summary>
/// <param name="Text">The kept blocks in reading order, separated by line breaks.</param>
/// <param name="Blocks">The blocks, ascending, not overlapping.</param>
/// <param name="Source">Where the text stands in the original, ascending.</param>
public sealed record CleanedDocument(string Text, IReadOnlyList<DocumentBlock> Blocks, SourceMap Source);
