using AngleSharp.Dom;

namespace SemanticCorpus.Documents.Html;

/// <summary>A block of a page and the element it stands in.</summary>
internal sealed class PageBlock(DraftBlock draft, IElement element)
{
    /// <summary>Characters from which on text without sentence punctuation counts as prose all the same.</summary>
    private const int LongText = 100;

    public DraftBlock Draft { get; } = draft;

    public IElement Element { get; } = element;

    /// <summary>Length of the text, a CJK character counting as two.</summary>
    public int Weight { get; } = WeightOf(draft.Text);

    /// <summary>The weight that is not linked, if the block reads like running text, else 0.</summary>
    public int Prose { get; } = ProseOf(draft);

    private static int ProseOf(DraftBlock draft)
    {
        if (draft.Kind == BlockKind.Heading || draft.LinkDensity > 0.5)
        {
            return 0;
        }

        var weight = WeightOf(draft.Text);
        var reads = draft.Kind == BlockKind.Code
            ? weight >= 20
            : weight >= LongText || (weight >= 25 && (SentenceShape.HasSentenceEnd(draft.Text) || weight > draft.Text.Length * 3 / 2));
        return reads ? (int)(weight * (1 - draft.LinkDensity)) : 0;
    }

    private static int WeightOf(string text)
    {
        var weight = text.Length;
        foreach (var c in text)
        {
            weight += SentenceShape.IsCjk(c) ? 1 : 0;
        }

        return weight;
    }
}
