using System.Collections.Frozen;

namespace SemanticCorpus.Documents.Cleaning;

/// <summary>The blocks of a document with their shapes, and where its running text begins and ends.</summary>
internal sealed class DocumentShape
{
    private readonly Dictionary<FrozenSet<string>, int> _mentions = [];

    public DocumentShape(IReadOnlyList<DraftBlock> blocks, DocumentFormat format)
    {
        Blocks = [.. blocks.Select(block => new BlockShape(block))];
        Format = format;
    }

    public BlockShape[] Blocks { get; }

    public DocumentFormat Format { get; }

    public int Count => Blocks.Length;

    /// <summary>Index of the first block of running text, or the number of blocks where there is none.</summary>
    public int FirstProse { get; private set; }

    /// <summary>Index of the last block of running text, or -1.</summary>
    public int LastProse { get; private set; }

    /// <summary>Finds the running text among the blocks that are still kept.</summary>
    public void Measure()
    {
        FirstProse = Array.FindIndex(Blocks, block => block.Block.Kept && block.IsProse) is >= 0 and var index ? index : Count;
        LastProse = Array.FindLastIndex(Blocks, block => block.Block.Kept && block.IsProse);
    }

    /// <summary>The next block that is kept, or null.</summary>
    public BlockShape? NextKept(int index)
    {
        for (var i = index + 1; i < Count; i++)
        {
            if (Blocks[i].Block.Kept)
            {
                return Blocks[i];
            }
        }

        return null;
    }

    /// <summary>Whether the block is marked up as a heading and running text follows it.</summary>
    public bool HeadsSection(int index) => Blocks[index].Block.Kind == BlockKind.Heading && NextKept(index) is { IsProse: true };

    /// <summary>
    /// Whether the document is about what the words name: two or more other blocks of running text have one of them.
    /// Furniture names things that the article around it does not speak of.
    /// </summary>
    public bool IsAbout(FrozenSet<string> words, BlockShape except)
    {
        if (!_mentions.TryGetValue(words, out var mentions))
        {
            mentions = Blocks.Count(block => Mentions(block, words));
            _mentions[words] = mentions;
        }

        return mentions - (Mentions(except, words) ? 1 : 0) >= 2;
    }

    private static bool Mentions(BlockShape block, FrozenSet<string> words) =>
        block.Block.Kept && block.IsProse && Words.Of(block.Block.Text, 2000).Any(words);
}
