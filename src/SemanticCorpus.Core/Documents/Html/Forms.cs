namespace SemanticCorpus.Documents.Html;

/// <summary>Drops forms: elements with fields to fill in and less running text than an article. Some pages wrap all they have in one form.</summary>
internal static class Forms
{
    private const int MostProse = 600;

    public static void Drop(PageBlocks blocks)
    {
        foreach (var element in blocks.Elements)
        {
            if (element.LocalName is "form" or "fieldset" && blocks.In(element).Where(block => block.Draft.Kept).Sum(block => block.Prose) <= MostProse)
            {
                blocks.Drop(element, "a form to fill in");
            }
        }
    }
}
