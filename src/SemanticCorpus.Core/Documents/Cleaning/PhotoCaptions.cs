using System.Text.RegularExpressions;

namespace SemanticCorpus.Documents.Cleaning;

/// <summary>
/// The caption of a picture that a plain text does not have: a short block that ends in the picture's credit ("Images: A. Person/Agency"),
/// with the picture's name on the line before it. Pages mark their captions up, so the rule is for plain text only.
/// </summary>
internal static partial class PhotoCaptions
{
    private const string Because = "the caption of a picture";
    private const int MostWords = 60;

    public static void Drop(DocumentShape document)
    {
        if (document.Format != DocumentFormat.PlainText)
        {
            return;
        }

        for (var i = 0; i < document.Count; i++)
        {
            var block = document.Blocks[i];
            if (!block.IsText || block.Words > MostWords || block.Block.Text.Length > 600 || block.Block.Kind == BlockKind.ListItem || !Credit().IsMatch(block.Block.Text))
            {
                continue;
            }

            block.Block.Drop(Because);
            if (i > 0 && document.Blocks[i - 1] is { IsText: true, EndsSentence: false, Words: <= 10 } name && name.Block.Group == block.Block.Group)
            {
                name.Block.Drop(Because);
            }
        }
    }

    /// <summary>A credit at the end: the kind of picture, a colon or "by", and a few words that are no sentence.</summary>
    [GeneratedRegex(
        @"(?:^|[.!?)\]""'\u201D]\s+|\s[\u2013\u2014|-]\s*|\()(?:(?:images?|photos?|pictures?|photographs?|illustrations?|graphics?)(?:\s+(?:credits?|courtesy(?:\s+of)?|by))?\s*:|(?:image|photo|picture)\s+(?:by|credit|courtesy(?:\s+of)?)\b|credits?\s*:|photograph\s+by\b)(?:[^.!?:\r\n]|\b\p{L}\.){2,70}[).]?$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Credit();
}
