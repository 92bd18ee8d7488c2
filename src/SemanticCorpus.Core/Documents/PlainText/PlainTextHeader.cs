namespace SemanticCorpus.Documents.PlainText;

/// <summary>Reads the metadata a plain text shows at its top: the title, a line "By Jane Doe", a line with nothing but a date.</summary>
internal static class PlainTextHeader
{
    /// <summary>How many blocks from the top a byline or date may stand.</summary>
    private const int Reach = 5;

    private const int LongestSentenceAsTitle = 16;

    public static DocumentMetadata Read(IReadOnlyList<DraftBlock> blocks)
    {
        var top = blocks.Where(block => block.Kept).Take(Reach).ToArray();
        if (top.Length == 0)
        {
            return new DocumentMetadata();
        }

        var metadata = new DocumentMetadata { Title = TitleOf(top) };
        foreach (var block in top.Skip(1).TakeWhile(block => SentenceShape.CountWords(block.Text) < 12))
        {
            if (metadata.Author is null && Byline(block.Text) is { } author)
            {
                metadata = metadata with { Author = author };
                block.Drop("the byline, kept as metadata");
            }
            else if (metadata.Published is null && block.Kind != BlockKind.ListItem && WrittenDate.Parse(Undated(block.Text)) is { } date)
            {
                metadata = metadata with { Published = date };
                block.Drop("the date, kept as metadata");
            }
        }

        return metadata;
    }

    private static string? TitleOf(DraftBlock[] top)
    {
        var first = top[0];
        if (first.Kind == BlockKind.Heading)
        {
            return first.Text;
        }

        if (first.Kind == BlockKind.ListItem || top.Length == 1)
        {
            return null;
        }

        return SentenceShape.CountWords(first.Text) is > 0 and <= LongestSentenceAsTitle && !first.Text.EndsWith(':') ? first.Text.TrimEnd('.') : null;
    }

    /// <summary>The name in "By Jane Doe": two to five capitalised words, "and" allowed.</summary>
    private static string? Byline(string text)
    {
        if (!text.StartsWith("By ", StringComparison.OrdinalIgnoreCase) || text.Length > 80)
        {
            return null;
        }

        var name = text[3..].Trim().TrimEnd('.', ',');
        var words = name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= 8 && words.All(word => char.IsUpper(word[0]) || word is "and" or "de" or "van" or "von" or "der" or "la" or "&")
            ? name
            : null;
    }

    private static string Undated(string text)
    {
        foreach (var label in (string[])["Published on", "Published:", "Published", "Posted on", "Posted:", "Updated:", "Date:"])
        {
            if (text.StartsWith(label, StringComparison.OrdinalIgnoreCase))
            {
                return text[label.Length..];
            }
        }

        return text;
    }
}
