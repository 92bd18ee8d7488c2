namespace SemanticCorpus.Documents;

/// <summary>Reads documents of a format that <see cref="DocumentReader"/> does not know.</summary>
public interface IFormatReader
{
    /// <summary>The extensions of its files, with their point, without regard to case.</summary>
    IReadOnlySet<string> Extensions { get; }

    /// <summary>Whether a content is of its format.</summary>
    /// <param name="content">The content.</param>
    /// <param name="hints">What is known of it beside.</param>
    bool Reads(ReadOnlySpan<byte> content, DocumentHints hints);

    /// <summary>Reads a document of its format.</summary>
    /// <exception cref="UnreadableDocumentException">It cannot be read; the message says why and what to do.</exception>
    ValueTask<ExtractedDocument> ReadAsync(ReadOnlyMemory<byte> content, DocumentHints hints, CancellationToken cancellationToken);
}
