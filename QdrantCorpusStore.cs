using System.Runtime.CompilerServices;
using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant;

/// <summary>A corpus in a Qdrant, on one node or a cluster. One process writes at a time, any number read.</summary>
/// <remarks>A document is one point without vectors that names the generation of passages which is current; writing that one
/// point is what replaces a document.</remarks>
public sealed class QdrantCorpusStore : ICorpusStore
{
    private const int TriesBeforeWritersWait = 2;
    private const int MostTries = 8;
    private readonly QdrantStoreOptions _options;
    private readonly QdrantClient _client;
    private readonly Collections _collections;
    private readonly Collection _collection;
    private readonly DocumentWriter _writer;
    private readonly CandidateSearch _search;
    private readonly Frequencies _frequencies;
    private readonly Switch _switch = new();
    private CorpusState _state;

    private QdrantCorpusStore(
        QdrantStoreOptions options, QdrantClient client, CorpusSchema schema, CorpusState state, long removedLeftovers, TimeProvider timeProvider)
    {
        (_options, _client, Schema, _state, RemovedLeftovers) = (options, client, schema, state, removedLeftovers);
        _collections = new Collections(client);
        _collection = new Collection(client, options.Target);
        _frequencies = new Frequencies(_collection);
        _search = new CandidateSearch(_collection, _frequencies);
        _writer = new DocumentWriter(_collection, options, _switch, timeProvider);
    }

    /// <inheritdoc/>
    public CorpusSchema Schema { get; }

    /// <summary>Number of passages of interrupted writes that were removed when the store was opened.</summary>
    public long RemovedLeftovers { get; }

    /// <summary>Opens a corpus; for writing, creates it where it is missing and removes what interrupted writes left.</summary>
    /// <param name="options">Which, and what for.</param>
    /// <param name="schema">What its vectors and keywords must be made with; null takes whatever is there, and never creates.</param>
    /// <param name="timeProvider">Gives the time of changes and of waiting.</param>
    /// <param name="cancellationToken">Ends the call with nothing opened.</param>
    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    /// <exception cref="ModelMismatchException">The corpus was made with another model or analyzer, or by a newer version.</exception>
    /// <exception cref="StoreUnavailableException">The server cannot be reached, refuses the key, or has no such corpus.</exception>
    public static Task<QdrantCorpusStore> OpenAsync(
        QdrantStoreOptions options, CorpusSchema? schema, TimeProvider timeProvider, CancellationToken cancellationToken = default) =>
        OpenAsync(options, schema, timeProvider, null, cancellationToken);

    internal static async Task<QdrantCorpusStore> OpenAsync(
        QdrantStoreOptions options, CorpusSchema? schema, TimeProvider timeProvider, HttpMessageHandler? handler, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        options.Validate();
        var client = new QdrantClient(options, timeProvider, handler);
        try
        {
            var stored = await new CorpusOpening(client, options).RunAsync(schema, cancellationToken).ConfigureAwait(false);
            var collection = new Collection(client, options.Target);
            var state = (await Heads.ReadAsync(collection, [], cancellationToken).ConfigureAwait(false)).State;
            var removed = 0L;
            if (options.Mode == StoreMode.ReadWrite)
            {
                (state, removed) = await new Recovery(collection, options).RunAsync(state, cancellationToken).ConfigureAwait(false);
            }

            return new QdrantCorpusStore(options, client, stored, state, removed, timeProvider);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<CorpusStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        var state = (await Heads.ReadAsync(_collection, [], cancellationToken).ConfigureAwait(false)).State;
        return new CorpusStatus(state.Documents, state.Passages, null, $"{_client.Location} {_options.Target}", Schema, state.Changed);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The store was opened for reading only.</exception>
    public async Task ReplaceDocumentAsync(DocumentRecord document, IReadOnlyList<PassageRecord> passages, CancellationToken cancellationToken = default)
    {
        PassageValidation.Check(document, passages, Schema);
        RequireWriting();
        Volatile.Write(ref _state, await _writer.ReplaceAsync(document, passages, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The store was opened for reading only.</exception>
    public async Task<bool> DeleteDocumentAsync(string documentId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documentId);
        RequireWriting();
        if (await _writer.DeleteAsync(documentId, cancellationToken).ConfigureAwait(false) is not { } state)
        {
            return false;
        }

        Volatile.Write(ref _state, state);
        return true;
    }

    /// <inheritdoc/>
    public async Task<DocumentRecord?> GetDocumentAsync(string documentId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documentId);
        var found = await _collection.RetrieveAsync(
            new RetrieveRequest([PointIds.Document(documentId)], [.. PayloadFields.Heads, "original", "text"], []), cancellationToken).ConfigureAwait(false);
        return found.Count > 0 && found[0].Payload is { } payload ? PointWriting.ReadDocument(payload) : null;
    }

    /// <inheritdoc/>
    public async Task<DocumentSummary?> GetSummaryAsync(string documentId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documentId);
        return (await Heads.ReadAsync(_collection, [documentId], cancellationToken).ConfigureAwait(false)).Of(documentId)?.Summary;
    }

    /// <inheritdoc/>
    /// <remarks>All summaries are read before the first is given, because Qdrant lists by its own ids.</remarks>
    public async IAsyncEnumerable<DocumentSummary> ListDocumentsAsync(CorpusFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var state = (await Heads.ReadAsync(_collection, [], cancellationToken).ConfigureAwait(false)).State;
        var sources = await _frequencies.ResolveAsync(filter.Sources, state.Revision, cancellationToken).ConfigureAwait(false);
        var found = new List<DocumentSummary>();
        await foreach (var point in _collection.ScrollAsync(
            CorpusConditions.Of(filter, Payload.DocumentKind, sources), ["summary"], cancellationToken).ConfigureAwait(false))
        {
            if (point.Payload?.Summary is { } summary)
            {
                found.Add(summary);
            }
        }

        found.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        foreach (var summary in found)
        {
            yield return summary;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredPassage>> GetPassagesAsync(IReadOnlyList<PassageId> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        cancellationToken.ThrowIfCancellationRequested();
        var reader = new PassageReader(_collection, Schema.Model.Dimensions);
        return UntilConsistentAsync(
            async token => await reader.ReadAsync(ids, token).ConfigureAwait(false),
            $"passages of {_options.Target} kept changing while they were read",
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CandidateSet> FindCandidatesAsync(CandidateQuery query, CancellationToken cancellationToken = default)
    {
        PassageValidation.Check(query, Schema);
        cancellationToken.ThrowIfCancellationRequested();
        return UntilConsistentAsync(
            async token =>
            {
                var before = Volatile.Read(ref _state);
                var (found, after, consistent) = await _search.RunAsync(query, before, token).ConfigureAwait(false);
                Volatile.Write(ref _state, after);
                return (found, consistent);
            },
            $"{_options.Target} kept changing while it was searched",
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default) =>
        new CorpusCheck(_client, _collections, _collection, _options, Schema).RunAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private void RequireWriting()
    {
        if (_options.Mode == StoreMode.ReadOnly)
        {
            throw new InvalidOperationException($"{_options.Target} was opened for reading only.");
        }
    }

    private async Task<T> UntilConsistentAsync<T>(Func<CancellationToken, Task<(T Value, bool Consistent)>> read, string reason, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            // A reader that keeps losing the race lets this process's writers wait for once.
            using var turn = tries < TriesBeforeWritersWait ? null : await _switch.EnterAsync(cancellationToken).ConfigureAwait(false);
            var (value, consistent) = await read(cancellationToken).ConfigureAwait(false);
            if (consistent)
            {
                return value;
            }
        }

        throw _client.Unavailable(reason);
    }
}
