namespace SemanticCorpus.Documents;

/// <summary>One block of a document as read, in reading order, with the cleaner's verdict on it.</summary>
/// <param name="Kind">What the block is.</param>
/// <param name="Text">Its text, without markup and without surrounding white space.</param>
/// <param name="Source">Where the text stands in the original: ascending runs whose text ranges count from the block's start.</param>
public sealed record TextBlock(BlockKind Kind, string Text, IReadOnlyList<SourceRun> Source)
{
    /// <summary>1 to 6 for a heading, else 0.</summary>
    public int HeadingLevel { get; init; }

    /// <summary>Why the block is left out of the cleaned text, in words for a person; null where it is kept.</summary>
    public string? DroppedBecause { get; init; }
}
