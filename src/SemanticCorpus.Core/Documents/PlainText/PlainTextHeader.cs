namespace SemanticCorpus.Documents.PlainText;

/// <summary>Reads the metadata a plain text shows at its top: the title, a line "By Jane Doe", a line with nothing but a date.</summary>
internal static class PlainTextHeader
{
    /// <summary>How many blocks from the top a byline or date may stand.</summary>
    private const int Reach = 5;

    private const int LongestSentenceAsTitle = 16;

    private static readonly string[] Labels = ["published", "posted", "updated", "last updated", "date:", "first published"];

    /// <summary>Reads author and date, and drops the lines that held them.</summary>
    public static DocumentMetadata Read(IReadOnlyList<DraftBlock> blocks)
    {
        var metadata = new DocumentMetadata();
        var top = blocks.Where(block => block.Kept).Take(Reach).ToArray();
        for (var i = 0; i < top.Length && top.Length > 1; i++)
        {
            var block = top[i];
            if (i > 0 && (SentenceShape.CountWords(block.Text) >= 12 || block.Kind == BlockKind.ListItem))
            {
                break;
            }

            if (i > 0 && metadata.Author is null && Byline(block.Text) is { } author)
            {
                metadata = metadata with { Author = author };
                block.Drop("the byline, kept as metadata");
            }
            else if (metadata.Published is null && DateOf(block.Text) is { } date)
            {
                metadata = metadata with { Published = date };
                block.Drop("the date, kept as metadata");
            }
        }

        return metadata;
    }

    /// <summary>The heading or the short sentence that the text begins with, or null.</summary>
    public static string? TitleOf(IReadOnlyList<DraftBlock> blocks)
    {
        var top = blocks.Where(block => block.Kept).Take(2).ToArray();
        if (top.Length < 2 || top[0].Kind is BlockKind.ListItem || top[0].Text.EndsWith(':'))
        {
            return null;
        }

        var words = SentenceShape.CountWords(top[0].Text);
        return top[0].Kind == BlockKind.Heading ? top[0].Text : words is > 0 and <= LongestSentenceAsTitle ? top[0].Text.TrimEnd('.') : null;
    }

    /// <summary>The date of a line that has little else: a label ("Updated"), a time, how long the reading takes.</summary>
    private static DateTimeOffset? DateOf(string text)
    {
        var parts = text.Split(['\u00B7', '|', '\u2022'], StringSplitOptions.TrimEntries);
        if (parts.Length is 2 or 3)
        {
            return parts.Select(part => WrittenDate.Parse(part)).FirstOrDefault(date => date is not null);
        }

        return WrittenDate.Parse(text)
            ?? (Array.Exists(Labels, label => text.StartsWith(label, StringComparison.OrdinalIgnoreCase)) ? WrittenDate.AtEnd(text) : null);
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
}
