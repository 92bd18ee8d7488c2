using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using SemanticCorpus.Documents;

namespace SemanticCorpus.Formats.Books;

/// <summary>What a book says of itself.</summary>
/// <param name="Metadata">Title, author, language.</param>
/// <param name="Spine">The paths of its pages, in reading order.</param>
internal sealed record BookPackage(DocumentMetadata Metadata, IReadOnlyList<string> Spine)
{
    /// <exception cref="InvalidDataException">It says nothing that can be read.</exception>
    public static BookPackage Read(ZipArchive archive)
    {
        var path = Load(archive, "META-INF/container.xml").Descendants().FirstOrDefault(element => element.Name.LocalName == "rootfile")?.Attribute("full-path")?.Value
            ?? throw new InvalidDataException("it names no package file.");
        var package = Load(archive, path);
        var items = package.Descendants().Where(element => element.Name.LocalName == "item")
            .Where(item => item.Attribute("id") is not null && item.Attribute("href") is not null)
            .GroupBy(item => item.Attribute("id")!.Value).ToDictionary(group => group.Key, group => group.First().Attribute("href")!.Value);
        var folder = path.Contains('/', StringComparison.Ordinal) ? path[..(path.LastIndexOf('/') + 1)] : "";
        string? Value(string name) => package.Descendants()
            .FirstOrDefault(element => element.Name.LocalName == name && element.Name.NamespaceName.Contains("dc/elements", StringComparison.Ordinal))?.Value.Trim() is { Length: > 0 } value
            ? value : null;
        return new BookPackage(
            new DocumentMetadata
            {
                Title = Value("title"),
                Author = Value("creator"),
                Language = Value("language"),
                Site = Value("publisher"),
                Published = DateTimeOffset.TryParse(Value("date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null,
            },
            [.. package.Descendants().Where(element => element.Name.LocalName == "itemref")
                .Select(item => item.Attribute("idref")?.Value is { } id ? items.GetValueOrDefault(id) : null)
                .OfType<string>()
                .Select(href => Resolve(folder, href))]);
    }

    // A stand-in origin makes an address of the path, which resolves "..", escapes and all.
    private static string Resolve(string folder, string href) =>
        Uri.UnescapeDataString(new Uri(new Uri("http://book/" + folder), href).AbsolutePath).TrimStart('/');

    private static XDocument Load(ZipArchive archive, string path)
    {
        using var stream = (archive.GetEntry(path) ?? throw new InvalidDataException($"{path} is not in it.")).Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        return XDocument.Load(reader);
    }
}
