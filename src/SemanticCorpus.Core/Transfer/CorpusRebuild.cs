using SemanticCorpus.Ingestion;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Transfer;

/// <summary>Makes one store hold the documents of another, embedded with another model. Runs again where it was stopped: what is there
/// already in the same version stays.</summary>
/// <param name="source">The store to follow; it is only read.</param>
/// <param name="target">The store that is filled.</param>
/// <param name="write">Stores a document of the source in the target, with the vectors that belong there.</param>
public sealed class CorpusRebuild(ICorpusStore source, ICorpusStore target, Func<FinishedDocument, CancellationToken, Task> write)
{
    /// <summary>A rebuild that embeds every passage anew.</summary>
    /// <param name="source">The store to follow.</param>
    /// <param name="target">The store that is filled, made with the builder's model.</param>
    /// <param name="passages">Embeds.</param>
    public static CorpusRebuild Embedding(ICorpusStore source, ICorpusStore target, PassageBuilder passages) => new(
        source,
        target,
        async (document, cancellationToken) => await target.ReplaceDocumentAsync(
            document.Document, await passages.RebuildAsync(document, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false));

    /// <summary>Brings the target up to date with the source: new and changed documents, and those that are gone.</summary>
    /// <param name="done">Told how many documents have been seen.</param>
    /// <param name="cancellationToken">Ends the work; what is stored stays.</param>
    /// <returns>How many documents had to be stored.</returns>
    /// <exception cref="StoreUnavailableException">A store cannot be read or written.</exception>
    public async Task<int> RunAsync(Action<int> done, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(done);
        var present = new Dictionary<string, (string, DateTimeOffset)>(StringComparer.Ordinal);
        await foreach (var summary in target.ListDocumentsAsync(new CorpusFilter(), cancellationToken).ConfigureAwait(false))
        {
            present[summary.Id] = (summary.ContentHash, summary.IngestedAt);
        }

        var (seen, stored) = (0, 0);
        await foreach (var summary in source.ListDocumentsAsync(new CorpusFilter(), cancellationToken).ConfigureAwait(false))
        {
            var isThere = present.Remove(summary.Id, out var version) && version == (summary.ContentHash, summary.IngestedAt);
            if (!isThere && await CorpusReader.ReadAsync(source, summary.Id, cancellationToken).ConfigureAwait(false) is { } document)
            {
                await write(document, cancellationToken).ConfigureAwait(false);
                stored++;
            }

            done(++seen);
        }

        foreach (var gone in present.Keys)
        {
            await target.DeleteDocumentAsync(gone, cancellationToken).ConfigureAwait(false);
        }

        return stored;
    }
}
