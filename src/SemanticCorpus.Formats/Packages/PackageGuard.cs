using System.IO.Compression;
using System.Xml;
using SemanticCorpus.Documents;

namespace SemanticCorpus.Formats.Packages;

/// <summary>Looks through a packed document before a library takes it apart: what it really unpacks to, whatever its directory says, that its
/// XML declares no entities, and that nothing is nested beyond what a document needs.</summary>
internal static class PackageGuard
{
    private const int MostEntries = 20_000;
    private const int DeepestNesting = 256;
    private const int ReadAtOnce = 64 * 1024;

    /// <exception cref="UnreadableDocumentException">The package unpacks to too much, is nested too deep, or is damaged.</exception>
    public static void Check(ReadOnlyMemory<byte> content, FormatOptions options, DtdProcessing doctypes, CancellationToken cancellationToken)
    {
        using var archive = Open(content);
        if (archive.Entries.Count > MostEntries)
        {
            throw new UnreadableDocumentException(
                UnreadableReason.TooLong, $"The document holds {archive.Entries.Count:N0} files; at most {MostEntries:N0} are unpacked.");
        }

        var left = options.MostUnpackedBytes;
        foreach (var entry in archive.Entries)
        {
            using var stream = new CountedStream(entry.Open(), () => left, read => left -= read, options.MostUnpackedBytes, cancellationToken);
            if (Path.GetExtension(entry.FullName) is ".xml" or ".rels" or ".opf")
            {
                CheckXml(stream, doctypes);
            }

            stream.CopyTo(Stream.Null, ReadAtOnce);
        }
    }

    /// <summary>A package that is opened for reading.</summary>
    public static ZipArchive Open(ReadOnlyMemory<byte> content) => new(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);

    private static void CheckXml(Stream stream, DtdProcessing doctypes)
    {
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = doctypes, XmlResolver = null, CloseInput = false });
        while (reader.Read())
        {
            if (reader.Depth > DeepestNesting)
            {
                throw new UnreadableDocumentException(
                    UnreadableReason.TooDeep, $"The document's elements are nested more than {DeepestNesting} deep; no document needs that.");
            }
        }
    }
}
