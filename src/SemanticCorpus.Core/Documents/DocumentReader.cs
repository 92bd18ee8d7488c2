using SemanticCorpus.Documents.Encodings;
using SemanticCorpus.Documents.Html;
using SemanticCorpus.Documents.Markdown;
using SemanticCorpus.Documents.PlainText;

namespace SemanticCorpus.Documents;

/// <summary>Reads documents: decodes them, takes them apart into blocks and tells content from furniture.</summary>
public static class DocumentReader
{
    /// <summary>Longest content read, in bytes.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Reads a document.</summary>
    /// <param name="content">The content as stored or received.</param>
    /// <param name="hints">What is known of it beside its content.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="UnreadableDocumentException">The content is not text, too long, nested too deep, or there is no text in it.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static ExtractedDocument Read(ReadOnlyMemory<byte> content, DocumentHints hints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hints);
        cancellationToken.ThrowIfCancellationRequested();
        ReadableContent.Check(content.Span, hints);
        var decoded = EncodingDetector.Decode(content.Span, FormatSniffer.Charset(hints.MediaType));
        var format = FormatSniffer.Of(decoded.Text, hints);
        var draft = format switch
        {
            DocumentFormat.Html => HtmlDocumentReader.Read(decoded.Text, hints, cancellationToken),
            DocumentFormat.Markdown => MarkdownDocumentReader.Read(decoded.Text, cancellationToken),
            DocumentFormat.SourceCode => SourceCodeReader.Read(decoded.Text, cancellationToken),
            DocumentFormat.ReStructuredText => ReStructuredTextReader.Read(decoded.Text, cancellationToken),
            _ => PlainTextDocumentReader.Read(decoded.Text, cancellationToken),
        };
        TextBlock[] blocks = [.. draft.Blocks.Select(block => block.ToTextBlock())];
        var cleaned = CleanedDocument.Compose(blocks) with { Locations = LocationsOf(decoded.Text, format, hints) };
        if (cleaned.Blocks.Count == 0)
        {
            throw new UnreadableDocumentException(UnreadableReason.Empty, "There is no text in the document.");
        }

        return new ExtractedDocument(decoded.Text, decoded.Encoding, format, WithUrl(draft.Metadata, hints), blocks, cleaned);
    }

    /// <summary>What a text is a part of knows its place; a text file has lines; those of a page are nothing that a reader of it sees.</summary>
    private static LocationMap LocationsOf(string text, DocumentFormat format, DocumentHints hints) =>
        hints.Location is { } location ? LocationMap.Marked([(new TextSpan(0, Math.Max(1, text.Length)), location)])
        : format == DocumentFormat.Html ? LocationMap.None
        : LocationMap.Lines(text);

    private static DocumentMetadata WithUrl(DocumentMetadata metadata, DocumentHints hints) =>
        metadata.Url is null && Uri.TryCreate(hints.Url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? metadata with { Url = uri.AbsoluteUri }
            : metadata;
}
