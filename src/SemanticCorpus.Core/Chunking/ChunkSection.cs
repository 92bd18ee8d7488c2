using SemanticCorpus.Documents;

namespace SemanticCorpus.Chunking;

/// <summary>A block of the document with the headings it stands under.</summary>
/// <param name="Block">The block.</param>
/// <param name="Node">The headings in force, the block itself included where it is one.</param>
/// <param name="Body">The headings of the first block from here on that is no heading: those of a passage that begins here.</param>
internal sealed record ChunkSection(DocumentBlock Block, HeadingNode Node, HeadingNode Body)
{
    /// <summary>The most context tokens of a passage that begins here.</summary>
    public int ContextTokens => Math.Max(Node.ContextTokens, Body.ContextTokens);
}
