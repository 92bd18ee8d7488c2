using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using SemanticCorpus.Documents;
using SemanticCorpus.Formats.Packages;

namespace SemanticCorpus.Formats.Office;

/// <summary>Reads Word documents, presentations and workbooks in the form that Office has written since 2007.</summary>
internal sealed class OfficeReader(FormatOptions options) : IFormatReader
{
    /// <inheritdoc/>
    public IReadOnlySet<string> Extensions { get; } =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { ".docx", ".docm", ".pptx", ".pptm", ".xlsx", ".xlsm" };

    /// <inheritdoc/>
    public bool Reads(ReadOnlySpan<byte> content, DocumentHints hints) =>
        OfficeKind.IsCompoundFile(content) || (OfficeKind.IsZip(content) && !ZipNames.IsBook(content));

    /// <inheritdoc/>
    public ValueTask<ExtractedDocument> ReadAsync(ReadOnlyMemory<byte> content, DocumentHints hints, CancellationToken cancellationToken) =>
        BoundedReading.RunAsync(options, token => Read(content, token), cancellationToken);

    private ExtractedDocument Read(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (OfficeKind.IsCompoundFile(content.Span))
        {
            throw OfficeKind.IsEncrypted(content.Span)
                ? new UnreadableDocumentException(UnreadableReason.Encrypted, "The document is encrypted with a password. Save it without one.")
                : new UnreadableDocumentException(
                    UnreadableReason.UnsupportedType, "The document is in the form of Office before 2007. Save it as .docx, .pptx or .xlsx.");
        }

        var kind = OfficeKind.Of(content) ?? throw new UnreadableDocumentException(
            UnreadableReason.UnsupportedType, "The file is a ZIP archive and no office document or book. Unpack it and give its files.");
        PackageGuard.Check(content, options, DtdProcessing.Prohibit, cancellationToken);
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        using OpenXmlPackage package = kind switch
        {
            Format.Word => WordprocessingDocument.Open(stream, false),
            Format.Presentation => PresentationDocument.Open(stream, false),
            _ => SpreadsheetDocument.Open(stream, false),
        };
        var composer = new DocumentComposer(kind);
        Func<SourceLocation, SourceLocation>? locate = null;
        switch (package)
        {
            case WordprocessingDocument word:
                locate = new WordText(composer, cancellationToken).Read(word);
                break;
            case PresentationDocument presentation:
                PresentationText.Read(presentation, composer, cancellationToken);
                break;
            case SpreadsheetDocument workbook:
                SpreadsheetText.Read(workbook, composer, cancellationToken);
                break;
        }

        return composer.Finish(Metadata(package, composer), locate);
    }

    private static DocumentMetadata Metadata(OpenXmlPackage package, DocumentComposer composer)
    {
        var properties = package.PackageProperties;
        return new DocumentMetadata
        {
            Title = NullIfBlank(properties.Title) ?? composer.FirstHeading,
            Author = NullIfBlank(properties.Creator),
            Published = properties.Created is { } created ? new DateTimeOffset(DateTime.SpecifyKind(created.ToUniversalTime(), DateTimeKind.Utc)) : null,
            Language = NullIfBlank(properties.Language),
        };
    }

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
