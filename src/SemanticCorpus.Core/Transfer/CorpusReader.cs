using System.Runtime.CompilerServices;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Transfer;

/// <summary>Reads whole documents out of a store.</summary>
public static class CorpusReader
{
    /// <summary>Every document by id (ordinal), each in one state of it: one that is replaced while it is read is read again,
    /// one that is deleted meanwhile is left out.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public static async IAsyncEnumerable<FinishedDocument> ReadAsync(
        ICorpusStore store, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var ids = new List<string>();
        await foreach (var summary in store.ListDocumentsAsync(new CorpusFilter(), cancellationToken).ConfigureAwait(false))
        {
            ids.Add(summary.Id);
        }

        foreach (var id in ids)
        {
            if (await ReadAsync(store, id, cancellationToken).ConfigureAwait(false) is { } document)
            {
                yield return document;
            }
        }
    }

    /// <summary>A document in one state of it.</summary>
    /// <returns>The document, or null where there is none of that id.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public static async Task<FinishedDocument?> ReadAsync(ICorpusStore store, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);

        while (await store.GetSummaryAsync(id, cancellationToken).ConfigureAwait(false) is { } summary)
        {
            var document = await store.GetDocumentAsync(id, cancellationToken).ConfigureAwait(false);
            var stored = await store.GetPassagesAsync(
                [.. Enumerable.Range(0, summary.Passages).Select(position => new PassageId(id, position))], cancellationToken).ConfigureAwait(false);
            var after = await store.GetSummaryAsync(id, cancellationToken).ConfigureAwait(false);
            if (document is not null && stored.Count == summary.Passages
                && (summary.ContentHash, summary.IngestedAt) == (after?.ContentHash, after?.IngestedAt))
            {
                return new FinishedDocument(document, [.. stored.Select(passage => passage.Passage)]);
            }
        }

        return null;
    }
}
