using SemanticCorpus.Documents;

namespace SemanticCorpus.Ingestion;

/// <summary>A kind of file that holds several documents, such as a mailbox or a table.</summary>
public interface IContainerFormat
{
    /// <summary>The extensions of its files, with their point, without regard to case.</summary>
    IReadOnlySet<string> Extensions { get; }

    /// <summary>The documents in a content. Each has the source of the whole, <c>#</c>, and what tells it from the others.</summary>
    /// <param name="source">The source of the whole.</param>
    /// <param name="content">The content.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="UnreadableDocumentException">It cannot be read; the message says why and what to do.</exception>
    IEnumerable<SourceItem> Open(string source, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}
