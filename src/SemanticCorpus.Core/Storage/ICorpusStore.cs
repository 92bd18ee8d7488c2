namespace SemanticCorpus.Storage;

/// <summary>Keeps documents and their finished passages, and finds candidates. It never embeds or analyzes text, and all
/// scoring beyond the two candidate lists is done by its callers, so that every store ranks alike.</summary>
/// <remarks>Safe for concurrent use. A write is durable and visible to searches when its task has completed; a document
/// is seen wholly old or wholly new. Texts come back as they were, except that a lone surrogate, which UTF-8 cannot hold,
/// becomes U+FFFD; lengths and offsets stay. Failures of the store itself are <see cref="StoreUnavailableException"/>.</remarks>
public interface ICorpusStore : IAsyncDisposable
{
    /// <summary>What the corpus was made with.</summary>
    CorpusSchema Schema { get; }

    /// <summary>What the corpus holds.</summary>
    Task<CorpusStatus> GetStatusAsync(CancellationToken cancellationToken = default);

    /// <summary>Stores a document and its passages in place of any earlier version of it, in one transaction.</summary>
    /// <param name="document">The document.</param>
    /// <param name="passages">All its passages, positions 0, 1, 2, ...; may be empty.</param>
    /// <param name="cancellationToken">Ends the call with nothing stored.</param>
    /// <exception cref="ArgumentException">A passage belongs to another document or is out of order, an embedding has the
    /// wrong length, is not finite or is zero, or token vectors have the wrong dimensions or impossible ids; the message names the passage.</exception>
    Task ReplaceDocumentAsync(DocumentRecord document, IReadOnlyList<PassageRecord> passages, CancellationToken cancellationToken = default);

    /// <summary>Stores several documents as <see cref="ReplaceDocumentAsync"/> does each, in common requests where the store has such. Where it
    /// fails, some are stored and others not.</summary>
    /// <param name="documents">The documents with all their passages; each document once.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">See <see cref="ReplaceDocumentAsync"/>.</exception>
    async Task ReplaceDocumentsAsync(
        IReadOnlyList<(DocumentRecord Document, IReadOnlyList<PassageRecord> Passages)> documents, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        foreach (var (document, passages) in documents)
        {
            await ReplaceDocumentAsync(document, passages, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Begins a large load: until the returned object is disposed, the store may put off what only makes searches fast.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What ends the load; null where the store does nothing about it.</returns>
    Task<IAsyncDisposable?> BeginLoadAsync(CancellationToken cancellationToken = default) => Task.FromResult<IAsyncDisposable?>(null);

    /// <summary>Removes a document with its passages.</summary>
    /// <returns>Whether it was there.</returns>
    Task<bool> DeleteDocumentAsync(string documentId, CancellationToken cancellationToken = default);

    /// <summary>A document with its texts.</summary>
    /// <returns>The document, or null where there is none of that id.</returns>
    Task<DocumentRecord?> GetDocumentAsync(string documentId, CancellationToken cancellationToken = default);

    /// <summary>A document without its texts.</summary>
    /// <returns>The summary, or null where there is none of that id.</returns>
    Task<DocumentSummary?> GetSummaryAsync(string documentId, CancellationToken cancellationToken = default);

    /// <summary>The documents that pass a filter, by id (ordinal).</summary>
    IAsyncEnumerable<DocumentSummary> ListDocumentsAsync(CorpusFilter filter, CancellationToken cancellationToken = default);

    /// <summary>Passages by id, in the order asked for; those that are not there are left out.</summary>
    Task<IReadOnlyList<StoredPassage>> GetPassagesAsync(IReadOnlyList<PassageId> ids, CancellationToken cancellationToken = default);

    /// <summary>The best candidates for a question.</summary>
    /// <exception cref="ArgumentException">The embedding has the wrong length, is not finite or is zero, or the limit is below 1.</exception>
    Task<CandidateSet> FindCandidatesAsync(CandidateQuery query, CancellationToken cancellationToken = default);

    /// <summary>Looks for damage, and for whatever else keeps the store from doing what it should.</summary>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>What was found, one finding each with its way out; empty where all is well.</returns>
    Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default);
}
