namespace SemanticCorpus.Documents.Cleaning;

/// <summary>A line without a letter or digit: dashes, stars or equals signs that part sections.</summary>
internal static class RuledLines
{
    public static void Drop(DocumentShape document)
    {
        foreach (var block in document.Blocks)
        {
            var text = block.Block.Text;
            if (block.IsText && text.Length >= 3 && text.All(c => char.IsPunctuation(c) || char.IsWhiteSpace(c) || c is '=' or '~' or '+' or '|' or '^' or '\u2500' or '\u2501'))
            {
                block.Block.Drop("a ruled line");
            }
        }
    }
}
