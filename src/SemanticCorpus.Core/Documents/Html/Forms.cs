namespace SemanticCorpus.Documents.Html;

/// <summary>Drops forms: elements with fields to fill in and less running text than an article. Some pages wrap all they have in one form.</summary>
internal static class Forms
{
    private const int MostProse = 600;

    private const double MostShare = 0.5;

    public static void Drop(PageBlocks blocks)
    {
        var content = new MainContent(blocks);
        var limit = Math.Min(MostProse, content.TotalProse * MostShare);
        foreach (var element in blocks.Elements)
        {
            if (element.LocalName is "form" or "fieldset" && content.ProseIn(element) <= limit)
            {
                blocks.Drop(element, "a form to fill in");
            }
        }
    }
}
