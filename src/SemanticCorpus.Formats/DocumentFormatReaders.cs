using SemanticCorpus.Documents;
using SemanticCorpus.Formats.Office;
using SemanticCorpus.Formats.Pdf;

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
        return new DocumentFormats([new PdfReader(options), new OfficeReader(options)]) { MostBytes = options.MostBytes };
    }
}
