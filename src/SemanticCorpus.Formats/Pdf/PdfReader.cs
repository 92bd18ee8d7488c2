using SemanticCorpus.Documents;
using SemanticCorpus.Documents.PlainText;

namespace SemanticCorpus.Formats.Pdf;

/// <summary>Reads PDF documents through poppler's pdftotext.</summary>
internal sealed class PdfReader(FormatOptions options) : IFormatReader
{
    /// <inheritdoc/>
    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { ".pdf" };

    /// <inheritdoc/>
    public bool Reads(ReadOnlySpan<byte> content, DocumentHints hints) => content.StartsWith("%PDF-"u8);

    /// <inheritdoc/>
    public async ValueTask<ExtractedDocument> ReadAsync(ReadOnlyMemory<byte> content, DocumentHints hints, CancellationToken cancellationToken)
    {
        var poppler = new Poppler(options);
        var text = await poppler.RunAsync(options.PdfToText, ["-enc", "UTF-8", "-eol", "unix", "-", "-"], content, cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new UnreadableDocumentException(
                UnreadableReason.Empty, "There is no text in the PDF document; its pages may be pictures. Recognize their text first, for example with ocrmypdf.");
        }

        var metadata = PdfInfo.Read(await poppler.RunAsync(PdfInfo.Program(options.PdfToText), ["-enc", "UTF-8", "-isodates", "-"], content, cancellationToken).ConfigureAwait(false));
        return PagedText.Read(text, Format.Pdf, metadata, cancellationToken);
    }
}
