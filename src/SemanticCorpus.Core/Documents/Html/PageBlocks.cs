using AngleSharp.Dom;

namespace SemanticCorpus.Documents.Html;

/// <summary>The blocks of a page in reading order, with the range of blocks that each element holds.</summary>
internal sealed class PageBlocks
{
    private readonly List<PageBlock> _blocks = [];
    private readonly Dictionary<IElement, Range> _ranges = [];

    public IReadOnlyList<PageBlock> All => _blocks;

    /// <summary>All block-level elements that hold blocks, parents before their children.</summary>
    public List<IElement> Elements { get; } = [];

    public int Count => _blocks.Count;

    public void Add(PageBlock block) => _blocks.Add(block);

    public void SetRange(IElement element, int from, int to) => _ranges[element] = new Range(from, to);

    /// <summary>The indices of the blocks inside <paramref name="element"/>; empty for one that holds none.</summary>
    public (int From, int To) RangeOf(IElement element) =>
        _ranges.TryGetValue(element, out var range) ? (range.Start.Value, range.End.Value) : (0, 0);

    /// <summary>The blocks inside <paramref name="element"/>.</summary>
    public IEnumerable<PageBlock> In(IElement element)
    {
        var (from, to) = RangeOf(element);
        for (var i = from; i < to; i++)
        {
            yield return _blocks[i];
        }
    }

    public void Drop(IElement element, string because)
    {
        foreach (var block in In(element))
        {
            block.Draft.Drop(because);
        }
    }
}
