using SemanticCorpus.Formats.Tables;

namespace SemanticCorpus.Formats;

/// <summary>What reading a document may cost: section <c>Formats</c>.</summary>
public sealed class FormatOptions
{
    /// <summary>Largest file that is read, in bytes; its text may be as long as any document's.</summary>
    public long MostBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Most bytes that a packed document (an office document, a book) may unpack to.</summary>
    public long MostUnpackedBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>Longest time that one document may take to be read, in seconds.</summary>
    public int MostSeconds { get; set; } = 60;

    /// <summary>The program that takes the text out of PDF documents: poppler's <c>pdftotext</c>, a name or a path.</summary>
    public string PdfToText { get; set; } = "pdftotext";

    /// <summary>Which fields of a table are what.</summary>
    public TableOptions Table { get; set; } = new();

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentException">A setting is out of its limits; the message names it and them.</exception>
    public void Validate()
    {
        Require(nameof(MostBytes), MostBytes, 1024, int.MaxValue / 2);
        Require(nameof(MostUnpackedBytes), MostUnpackedBytes, 1024, int.MaxValue);
        Require(nameof(MostSeconds), MostSeconds, 1, 3600);
        if (string.IsNullOrWhiteSpace(PdfToText))
        {
            throw new ArgumentException("Formats:PdfToText: is empty. Name the program, such as pdftotext.");
        }
    }

    private static void Require(string setting, long value, long least, long most)
    {
        if (value < least || value > most)
        {
            throw new ArgumentException($"Formats:{setting}: {value:N0} is outside {least:N0} to {most:N0}.");
        }
    }
}
