using System.Text;
using SemanticCorpus.Formats.Packages;

namespace SemanticCorpus.Formats.Office;

/// <summary>Tells what a packed file is by what it holds.</summary>
internal static class OfficeKind
{
    private static ReadOnlySpan<byte> Zip => [0x50, 0x4B, 0x03, 0x04];

    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static bool IsZip(ReadOnlySpan<byte> content) => content.StartsWith(Zip);

    /// <summary>Whether it is the container of encrypted office documents and of those before 2007.</summary>
    public static bool IsCompoundFile(ReadOnlySpan<byte> content) => content.StartsWith(CompoundFile);

    public static bool IsEncrypted(ReadOnlySpan<byte> content) => content.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;

    /// <summary>The kind of office document that a package is, or null.</summary>
    /// <exception cref="InvalidDataException">The package is damaged.</exception>
    public static Format? Of(ReadOnlyMemory<byte> content)
    {
        using var archive = PackageGuard.Open(content);
        if (archive.GetEntry("[Content_Types].xml") is null)
        {
            return null;
        }

        return archive.Entries.Any(entry => entry.FullName.StartsWith("word/", StringComparison.Ordinal)) ? Format.Word
            : archive.Entries.Any(entry => entry.FullName.StartsWith("ppt/", StringComparison.Ordinal)) ? Format.Presentation
            : archive.Entries.Any(entry => entry.FullName.StartsWith("xl/", StringComparison.Ordinal)) ? Format.Spreadsheet
            : null;
    }
}
