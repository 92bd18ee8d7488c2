using SemanticCorpus.Documents.Cleaning;

namespace SemanticCorpus.Documents.PlainText;

/// <summary>Reads a text without markup; headings, title, byline and furniture are told by their shape and place.</summary>
internal static class PlainTextDocumentReader
{
    public static DraftDocument Read(string text, CancellationToken cancellationToken)
    {
        var blocks = PlainTextBlocks.Cut(text, cancellationToken);
        FurnitureCleaner.Clean(blocks, DocumentFormat.PlainText, cancellationToken);
        HeadingShape.Mark(blocks);
        return new DraftDocument(PlainTextHeader.Read(blocks), blocks);
    }
}
