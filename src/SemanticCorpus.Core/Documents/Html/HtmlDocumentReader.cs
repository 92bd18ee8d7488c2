using SemanticCorpus.Documents.Cleaning;

namespace SemanticCorpus.Documents.Html;

/// <summary>Reads an HTML page: its metadata and its blocks, with those outside the article dropped.</summary>
internal static class HtmlDocumentReader
{
    public static DraftDocument Read(string html, DocumentHints hints, CancellationToken cancellationToken)
    {
        var page = PageParser.Parse(html, cancellationToken);
        var blocks = PageBlockBuilder.Build(page, cancellationToken);
        PageCleaner.Clean(blocks);
        var metadata = PageMetadata.Read(page.Document, hints.Url);
        PageHeader.Drop(blocks, metadata);
        List<DraftBlock> drafts = [.. blocks.All.Select(block => block.Draft)];
        FurnitureCleaner.Clean(drafts, DocumentFormat.Html, cancellationToken);
        return new DraftDocument(metadata, drafts);
    }
}
