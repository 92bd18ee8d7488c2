using System.IO.Compression;
using System.Text;
using System.Xml;
using SemanticCorpus.Documents;
using SemanticCorpus.Formats.Packages;

namespace SemanticCorpus.Formats.Books;

/// <summary>Reads EPUB books: the files of the spine in order, each as the page it is.</summary>
internal sealed class EpubReader(FormatOptions options) : IFormatReader
{
    /// <inheritdoc/>
    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { ".epub" };

    /// <inheritdoc/>
    public bool Reads(ReadOnlySpan<byte> content, DocumentHints hints) => ZipNames.IsBook(content);

    /// <inheritdoc/>
    public ValueTask<ExtractedDocument> ReadAsync(ReadOnlyMemory<byte> content, DocumentHints hints, CancellationToken cancellationToken) =>
        BoundedReading.RunAsync(options, token => Read(content, token), cancellationToken);

    private ExtractedDocument Read(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        // Its pages may have the document type of XHTML; no declaration in one is ever looked at.
        PackageGuard.Check(content, options, DtdProcessing.Ignore, cancellationToken);
        using var archive = PackageGuard.Open(content);
        var package = BookPackage.Read(archive);
        var original = new StringBuilder();
        var blocks = new List<TextBlock>();
        var marks = new List<(TextSpan Span, SourceLocation Location)>();
        var refused = 0;
        foreach (var file in package.Spine)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (archive.GetEntry(file) is not { } entry)
            {
                continue;
            }

            try
            {
                var page = DocumentReader.Read(Bytes(entry), new DocumentHints { MediaType = "application/xhtml+xml" }, cancellationToken);
                if (original.Length + page.Original.Length > DocumentReader.MaxBytes)
                {
                    throw new UnreadableDocumentException(
                        UnreadableReason.TooLong, $"The book has more than {DocumentReader.MaxBytes / (1024 * 1024)} million characters. Split it into parts.");
                }

                var start = original.Length;
                blocks.AddRange(page.Blocks.Select(block => block with { Source = [.. block.Source.Select(run => run with { Source = run.Source.Shift(start) })] }));
                marks.Add((new TextSpan(start, page.Original.Length), new SourceLocation { Part = Path.GetFileName(file) }));
                original.Append(page.Original).Append('\n');
            }
            catch (UnreadableDocumentException failure) when (failure.Reason is UnreadableReason.Empty or UnreadableReason.Binary)
            {
                // A cover has no text; an encrypted chapter is none.
                refused += failure.Reason == UnreadableReason.Binary ? 1 : 0;
            }
        }

        var cleaned = CleanedDocument.Compose(blocks) with { Locations = LocationMap.Marked(marks) };
        return cleaned.Blocks.Count > 0 ? new ExtractedDocument(original.ToString(), "utf-8", Format.Epub, package.Metadata, blocks, cleaned)
            : refused > 0 ? throw new UnreadableDocumentException(UnreadableReason.Encrypted, "The book is encrypted (DRM) and cannot be read.")
            : throw new UnreadableDocumentException(UnreadableReason.Empty, "There is no text in the book.");
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
