using System.Globalization;
using SemanticCorpus.Documents;

namespace SemanticCorpus.Formats.Pdf;

/// <summary>Reads what poppler's pdfinfo says of a document.</summary>
internal static class PdfInfo
{
    /// <summary>The pdfinfo that belongs to a pdftotext.</summary>
    public static string Program(string pdfToText) =>
        Path.Combine(Path.GetDirectoryName(pdfToText) ?? "", Path.GetFileName(pdfToText).Replace("pdftotext", "pdfinfo", StringComparison.Ordinal));

    public static DocumentMetadata Read(string output)
    {
        string? Value(string name) => output.Split('\n').FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.Ordinal)) is { } line
            && line[(name.Length + 1)..].Trim() is { Length: > 0 } value ? value : null;
        return new DocumentMetadata
        {
            Title = Value("Title"),
            Author = Value("Author"),
            Published = DateTimeOffset.TryParse(Value("CreationDate"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created) ? created : null,
        };
    }
}
