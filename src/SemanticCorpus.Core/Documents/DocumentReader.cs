using SemanticCorpus.Documents.Encodings;
using SemanticCorpus.Documents.Html;

namespace SemanticCorpus.Documents;

/// <summary>Reads documents: decodes them, takes them apart into blocks and tells content from furniture.</summary>
public static class DocumentReader
{
    /// <summary>Longest content read, in bytes.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>Reads a document.</summary>
    /// <param name="content">The content as stored or received.</param>
    /// <param name="hints">What is known of it beside its content.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="UnreadableDocumentException">The content is not text, too long, nested too deep, or there is no text in it.</exception>
    public static ExtractedDocument Read(ReadOnlyMemory<byte> content, DocumentHints hints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hints);
        var decoded = EncodingDetector.Decode(content.Span, null);
        var draft = HtmlDocumentReader.Read(decoded.Text, hints, cancellationToken);
        Cleaning.OrphanHeadings.Drop(draft.Blocks);
        TextBlock[] blocks = [.. draft.Blocks.Select(block => block.ToTextBlock())];
        return new ExtractedDocument(decoded.Text, decoded.Encoding, DocumentFormat.Html, draft.Metadata, blocks, CleanedDocument.Compose(blocks));
    }
}
