namespace SemanticCorpus.Documents.PlainText;

/// <summary>Reads text that was taken out of a document laid out in pages, a form feed after each.</summary>
public static class PagedText
{
    private const int FewestPagesWithRunningLines = 3;

    /// <summary>Reads the text. Lines that stand at the head or foot of most pages are dropped, whatever number is in them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="format">What it was taken out of.</param>
    /// <param name="metadata">What is known of the document.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="UnreadableDocumentException">There is no text in it.</exception>
    public static ExtractedDocument Read(string text, DocumentFormat format, DocumentMetadata metadata, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(metadata);
        var pages = Pages(text);
        var drafts = PlainTextBlocks.Cut(text, cancellationToken);
        var running = RunningLines(text, pages);
        foreach (var draft in drafts.Where(draft => running.Contains(WithoutNumbers(draft.Text))))
        {
            draft.Drop("it runs along the head or foot of the pages");
        }

        HeadingShape.Mark(drafts);
        TextBlock[] blocks = [.. drafts.Select(draft => draft.ToTextBlock())];
        var cleaned = CleanedDocument.Compose(blocks) with
        {
            Locations = LocationMap.Marked([.. pages.Index().Select(page => (page.Item, new SourceLocation { Page = page.Index + 1 }))]),
        };
        return cleaned.Blocks.Count > 0
            ? new ExtractedDocument(text, "utf-8", format, metadata with { Title = metadata.Title ?? PlainTextHeader.TitleOf(drafts) }, blocks, cleaned)
            : throw new UnreadableDocumentException(UnreadableReason.Empty, "There is no text in the document.");
    }

    private static List<TextSpan> Pages(string text)
    {
        var pages = new List<TextSpan>();
        var start = 0;
        for (var end = text.IndexOf('\f', StringComparison.Ordinal); end >= 0; end = text.IndexOf('\f', start))
        {
            pages.Add(TextSpan.FromBounds(start, end + 1));
            start = end + 1;
        }

        if (start < text.Length)
        {
            pages.Add(TextSpan.FromBounds(start, text.Length));
        }

        return pages;
    }

    private static HashSet<string> RunningLines(string text, List<TextSpan> pages)
    {
        if (pages.Count < FewestPagesWithRunningLines)
        {
            return [];
        }

        return pages
            .SelectMany(page =>
            {
                var lines = TextLine.Split(page.Of(text)).Where(line => !line.IsBlank).ToList();
                return lines.Count == 0 ? [] : new[] { lines[0], lines[^1] }.Select(line => WithoutNumbers(line.In(page.Of(text)).ToString())).Distinct();
            })
            .CountBy(line => line)
            .Where(line => line.Value * 2 > pages.Count)
            .Select(line => line.Key)
            .ToHashSet(StringComparer.Ordinal);
    }

    private static string WithoutNumbers(string line) =>
        string.Concat(line.Where(c => !char.IsAsciiDigit(c) && !char.IsWhiteSpace(c)));
}
