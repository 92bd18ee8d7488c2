using System.Collections.Frozen;
using SemanticCorpus.Ingestion;

namespace SemanticCorpus.Documents;

/// <summary>All formats that a program reads: those of <see cref="DocumentReader"/> and further ones.</summary>
/// <param name="readers">Readers of further formats, asked in this order.</param>
/// <param name="containers">Kinds of file that hold several documents; null for none.</param>
public sealed class DocumentFormats(IReadOnlyList<IFormatReader> readers, IReadOnlyList<IContainerFormat>? containers = null)
{
    /// <summary>Text, Markdown, HTML and source code alone.</summary>
    public static DocumentFormats TextOnly { get; } = new([]);

    /// <summary>Largest content that is read, in bytes. Texts may have <see cref="DocumentReader.MaxBytes"/>.</summary>
    public long MostBytes { get; init; } = DocumentReader.MaxBytes;

    /// <summary>The extensions of files that are picked up in folders, with their point, without regard to case.</summary>
    public IReadOnlySet<string> Extensions { get; } =
        FormatSniffer.Extensions.Concat(readers.SelectMany(reader => reader.Extensions))
            .Concat((containers ?? []).SelectMany(container => container.Extensions)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The kind of file with several documents that a file of a name may be, or null.</summary>
    public IContainerFormat? ContainerOf(string fileName) =>
        (containers ?? []).FirstOrDefault(container => container.Extensions.Contains(Path.GetExtension(fileName)));

    /// <summary>Reads a document.</summary>
    /// <param name="content">The content as stored or received.</param>
    /// <param name="hints">What is known of it beside its content.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="UnreadableDocumentException">It cannot be read; the message says why and what to do.</exception>
    public async ValueTask<ExtractedDocument> ReadAsync(ReadOnlyMemory<byte> content, DocumentHints hints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hints);
        if (content.Length > MostBytes)
        {
            throw new UnreadableDocumentException(UnreadableReason.TooLong, $"The document has {content.Length:N0} bytes; at most {MostBytes:N0} are read. Split it into parts.");
        }

        return readers.FirstOrDefault(reader => reader.Reads(content.Span, hints)) is { } own
            ? await own.ReadAsync(content, hints, cancellationToken).ConfigureAwait(false)
            : DocumentReader.Read(content, hints, cancellationToken);
    }
}
