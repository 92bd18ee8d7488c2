using AngleSharp.Dom;

namespace SemanticCorpus.Documents.Html;

/// <summary>
/// Finds the element that holds the article: the one with the greatest sum, over its blocks, of running text less furniture.
/// What is not the article is link lists, captions of buttons and scraps, so widening the element beyond the article costs more
/// than it gains, while cutting part of the article off costs its text.
/// </summary>
internal sealed class MainContent
{
    /// <summary>What a short block without a sentence costs: about as much as a line of text is worth.</summary>
    private const int ScrapCost = 30;

    private readonly PageBlocks _blocks;
    private readonly int[] _prose;
    private readonly int[] _gain;

    public MainContent(PageBlocks blocks)
    {
        _blocks = blocks;
        _prose = new int[blocks.Count + 1];
        _gain = new int[blocks.Count + 1];
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks.All[i];
            var counted = block.Draft.Kept;
            _prose[i + 1] = _prose[i] + (counted ? block.Prose : 0);
            _gain[i + 1] = _gain[i] + (counted ? GainOf(block) : 0);
        }
    }

    /// <summary>Running text on the whole page.</summary>
    public int TotalProse => _prose[^1];

    public int ProseIn(IElement element)
    {
        var (from, to) = _blocks.RangeOf(element);
        return _prose[to] - _prose[from];
    }

    /// <summary>The element with the article, or null for a page without running text.</summary>
    public IElement? Find()
    {
        IElement? best = null;
        var bestGain = 0;
        foreach (var element in _blocks.Elements)
        {
            var (from, to) = _blocks.RangeOf(element);
            var gain = _gain[to] - _gain[from];
            if (gain > 0 && gain >= bestGain)
            {
                (best, bestGain) = (element, gain);
            }
        }

        return best;
    }

    private static int GainOf(PageBlock block)
    {
        if (block.Prose > 0)
        {
            return block.Prose;
        }

        return block.Draft.Kind switch
        {
            BlockKind.Heading => -ScrapCost / 3,
            _ when block.Draft.LinkDensity > 0.5 => -ScrapCost - (block.Weight / 2),
            BlockKind.TableRow or BlockKind.ListItem or BlockKind.Code => 0,
            _ => -ScrapCost / 3,
        };
    }
}
