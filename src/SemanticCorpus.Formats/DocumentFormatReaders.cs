using SemanticCorpus.Documents;
using SemanticCorpus.Formats.Books;
using SemanticCorpus.Formats.Mail;
using SemanticCorpus.Formats.Office;
using SemanticCorpus.Formats.Pdf;
using SemanticCorpus.Formats.Tables;

namespace SemanticCorpus.Formats;

/// <summary>The readers of this assembly.</summary>
public static class DocumentFormatReaders
{
    /// <summary>All formats that the program reads.</summary>
    /// <exception cref="ArgumentException">A setting is out of its limits.</exception>
    public static DocumentFormats Create(FormatOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return new DocumentFormats(
            [new PdfReader(options), new EpubReader(options), new OfficeReader(options), new MailReader(options), new RowReader()],
            [new CsvFormat(options), new JsonLinesFormat(options), new MailboxFormat()]) { MostBytes = options.MostBytes };
    }
}
