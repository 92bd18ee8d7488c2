namespace SemanticCorpus.Embeddings;

/// <summary>Counts the tokens a model makes of a text, special tokens not included.
/// An embedding generator gives its own through <c>GetService&lt;TokenCounter&gt;()</c>.</summary>
/// <param name="text">The text.</param>
public delegate int TokenCounter(ReadOnlySpan<char> text);
