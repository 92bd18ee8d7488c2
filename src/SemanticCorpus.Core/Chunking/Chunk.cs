using SemanticCorpus.Documents;

namespace SemanticCorpus.Chunking;

/// <summary>A passage as the chunker cuts it, before it is embedded.</summary>
/// <param name="Span">Its range in the cleaned text. The chunks of a document follow one another without gap or overlap.</param>
/// <param name="Sentences">Its sentences, ranges in the cleaned text without surrounding white space, ascending.</param>
/// <param name="HeadingPath">The headings that the passage stands under, outermost first.</param>
public sealed record Chunk(TextSpan Span, IReadOnlyList<TextSpan> Sentences, IReadOnlyList<string> HeadingPath);
