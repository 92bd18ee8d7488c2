using SemanticCorpus.Documents.Cleaning;

namespace SemanticCorpus.Documents.PlainText;

/// <summary>Reads a text without markup; headings, title, byline and furniture are told by their shape and place.</summary>
internal static class PlainTextDocumentReader
{
    public static DraftDocument Read(string text, CancellationToken cancellationToken)
    {
        var blocks = PlainTextBlocks.Cut(text, cancellationToken);
        FurnitureCleaner.Clean(blocks, DocumentFormat.PlainText, cancellationToken);
        var metadata = PlainTextHeader.Read(blocks);
        HeadingShape.Mark(blocks);
        return new DraftDocument(metadata with { Title = PlainTextHeader.TitleOf(blocks) }, blocks);
    }
}
