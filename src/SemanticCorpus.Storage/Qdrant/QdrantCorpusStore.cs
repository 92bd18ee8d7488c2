using System.Runtime.CompilerServices;
using SemanticCorpus.Storage.Qdrant.Collections;
using SemanticCorpus.Storage.Qdrant.Points;
using SemanticCorpus.Storage.Qdrant.Reading;
using SemanticCorpus.Storage.Qdrant.Rest;
using SemanticCorpus.Storage.Qdrant.Writing;

namespace SemanticCorpus.Storage.Qdrant;

/// <summary>A corpus on a Qdrant, one node or a cluster. Any number of processes read; one at a time writes. A reader sees each
/// document wholly old or wholly new (docs/decisions/0014-qdrant-replacement.md).</summary>
public sealed class QdrantCorpusStore : ICorpusStore
{
    private const int ListedAtOnce = 64;
    private readonly QdrantStoreOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly QdrantTransport _transport;
    private readonly QdrantClient _client;
    private readonly string _collection;
    private readonly QdrantReader _reader;
    private readonly CandidateSearch _search;
    private readonly QdrantWriter? _writer;
    private CorpusState _state;
    private bool _disposed;

    private QdrantCorpusStore(
        QdrantStoreOptions options, TimeProvider timeProvider, QdrantTransport transport, string collection, CorpusSchema schema, QdrantWriter? writer,
        CorpusState state, int interrupted)
    {
        _options = options;
        _timeProvider = timeProvider;
        _transport = transport;
        _client = new QdrantClient(transport);
        _collection = collection;
        _reader = new QdrantReader(_client, collection);
        _search = new CandidateSearch(_client, collection, _reader, new FrequencyCache(_client, collection));
        _writer = writer;
        _state = state;
        Schema = schema;
        InterruptedReplacements = interrupted;
    }

    /// <summary>What the corpus was made with.</summary>
    public CorpusSchema Schema { get; }

    /// <summary>The collection that this store reads and writes.</summary>
    public string Collection => _collection;

    /// <summary>How many replacements that an earlier writer left unfinished were removed when this store was opened.</summary>
    public int InterruptedReplacements { get; }

    /// <summary>Opens a corpus; for writing, creates it where it is missing.</summary>
    /// <param name="options">Which, and how patiently.</param>
    /// <param name="schema">What its vectors and keywords must be made with; null takes whatever is there, and never creates.</param>
    /// <param name="timeProvider">Gives the time of changes and of waiting.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">A setting is out of its limits.</exception>
    /// <exception cref="ModelMismatchException">The corpus was made with another model or analyzer, or by a newer version.</exception>
    /// <exception cref="StoreUnavailableException">The server cannot be reached or refuses, or there is no such corpus.</exception>
    public static Task<QdrantCorpusStore> OpenAsync(
        QdrantStoreOptions options, CorpusSchema? schema, TimeProvider timeProvider, CancellationToken cancellationToken = default) =>
        OpenAsync(options, timeProvider, setup => setup.OpenCurrentAsync(schema, cancellationToken), cancellationToken);

    /// <summary>Opens the collection of a schema beside the one that the corpus is now, and creates it where it is missing. What is
    /// searched stays as it is until <see cref="SwitchAliasAsync"/>.</summary>
    /// <inheritdoc cref="OpenAsync(QdrantStoreOptions, CorpusSchema?, TimeProvider, CancellationToken)"/>
    public static Task<QdrantCorpusStore> OpenBesideAsync(
        QdrantStoreOptions options, CorpusSchema schema, TimeProvider timeProvider, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(schema);
        return options.ReadOnly
            ? throw new ArgumentException("ReadOnly must not be set to build a collection.", nameof(options))
            : OpenAsync(options, timeProvider, async setup => (await setup.OpenOwnAsync(schema, cancellationToken).ConfigureAwait(false), schema), cancellationToken);
    }

    /// <summary>Makes the corpus be this store's collection, in one step.</summary>
    /// <param name="dropPrevious">Whether to delete the collection that it was before.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="StoreUnavailableException">The server cannot be reached or refuses.</exception>
    public async Task SwitchAliasAsync(bool dropPrevious, CancellationToken cancellationToken = default)
    {
        RequireWriter();
        var before = await new CollectionSetup(_client, _options).SwitchAliasAsync(_collection, cancellationToken).ConfigureAwait(false);
        if (dropPrevious && before is not null)
        {
            await _client.DeleteCollectionAsync(before, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Puts off the indexing of vectors. Searches are right meanwhile, but slower.</remarks>
    /// <exception cref="StoreUnavailableException">The server cannot be reached or refuses, also when the load ends.</exception>
    public async Task<IAsyncDisposable?> BeginLoadAsync(CancellationToken cancellationToken = default)
    {
        RequireWriter();
        return await BulkLoad.BeginAsync(_client, _collection, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<CorpusStatus> GetStatusAsync(CancellationToken cancellationToken = default) => ReadAsync(
        async token =>
        {
            var state = await _reader.ReadStateAsync(token).ConfigureAwait(false);
            return new CorpusStatus(state.Documents, state.Passages, null, $"{_client.Address}/collections/{_collection}", Schema, state.ChangedAt);
        },
        cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The store was opened for reading only.</exception>
    public Task ReplaceDocumentAsync(DocumentRecord document, IReadOnlyList<PassageRecord> passages, CancellationToken cancellationToken = default) =>
        ReplaceDocumentsAsync([(document, passages)], cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The store was opened for reading only.</exception>
    public Task ReplaceDocumentsAsync(
        IReadOnlyList<(DocumentRecord Document, IReadOnlyList<PassageRecord> Passages)> documents, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        foreach (var (document, passages) in documents)
        {
            PassageValidation.Check(document, passages, Schema);
        }

        if (documents.Select(one => one.Document.Id).Distinct(StringComparer.Ordinal).Count() < documents.Count)
        {
            throw new ArgumentException("A document is given twice.", nameof(documents));
        }

        return documents.Count == 0 ? Task.CompletedTask : WriteAsync(
            async writer => (CorpusState?)await writer.ReplaceAsync(
                [.. documents.Select(one => new DocumentVersion(one.Document, one.Passages))], cancellationToken).ConfigureAwait(false),
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The store was opened for reading only.</exception>
    public Task<bool> DeleteDocumentAsync(string documentId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documentId);
        return WriteAsync(writer => writer.DeleteAsync(documentId, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<DocumentRecord?> GetDocumentAsync(string documentId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documentId);
        return ReadAsync(token => _reader.ReadDocumentAsync(documentId, token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<DocumentSummary?> GetSummaryAsync(string documentId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documentId);
        return ReadAsync(token => _reader.ReadSummaryAsync(documentId, token), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>The documents are those of the moment it began; each comes as it is when its turn comes.</remarks>
    public async IAsyncEnumerable<DocumentSummary> ListDocumentsAsync(
        CorpusFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        cancellationToken.ThrowIfCancellationRequested();
        var ids = new List<string>();
        List<Condition> conditions = [Condition.Is("kind", PointKind.Document), .. FilterFields.Of(filter)];
        await foreach (var point in _reader.ScrollAsync(conditions, ["document_id"], cancellationToken).ConfigureAwait(false))
        {
            ids.Add(point.Payload?.DocumentId ?? throw new StoreUnavailableException($"A document on Qdrant at {_client.Address} has no id. Run `corpus doctor`."));
        }

        ids.Sort(StringComparer.Ordinal);
        foreach (var some in ids.Chunk(ListedAtOnce))
        {
            foreach (var summary in await ReadAsync(token => _reader.ReadSummariesAsync(some, token), cancellationToken).ConfigureAwait(false))
            {
                yield return summary;
            }
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredPassage>> GetPassagesAsync(IReadOnlyList<PassageId> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return ReadAsync(token => _reader.ReadPassagesAsync(ids, token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CandidateSet> FindCandidatesAsync(CandidateQuery query, CancellationToken cancellationToken = default)
    {
        PassageValidation.Check(query, Schema);
        return ReadAsync(
            async token =>
            {
                var (found, state) = await _search.RunAsync(query, Volatile.Read(ref _state), token).ConfigureAwait(false);
                Saw(state);
                return found;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default) =>
        [.. (await QdrantCorpora.CheckAsync(_options, Schema, _timeProvider, cancellationToken).ConfigureAwait(false))
            .Where(check => !check.Passed)
            .Select(check => $"{check.Name}: {check.Finding} {check.WayOut}".TrimEnd())];

    /// <summary>Says that no write is under way any more, and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        try
        {
            if (_writer is not null)
            {
                await _writer.EndAsync().ConfigureAwait(false);
                _writer.Dispose();
            }
        }
        catch (StoreUnavailableException)
        {
            // The next writer finds that this one did not end well, and looks for what it left.
        }
        finally
        {
            _transport.Dispose();
        }
    }

    private static async Task<QdrantCorpusStore> OpenAsync(
        QdrantStoreOptions options, TimeProvider timeProvider, Func<CollectionSetup, Task<(string Collection, CorpusSchema Schema)>> open, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        options.Validate();
        var transport = new QdrantTransport(options, timeProvider);
        try
        {
            return await StoreBoundary.RunAsync(transport.Address, async () =>
            {
                var client = new QdrantClient(transport);
                var (collection, schema) = await open(new CollectionSetup(client, options)).ConfigureAwait(false);
                var reader = new QdrantReader(client, collection);
                if (options.ReadOnly)
                {
                    var state = await reader.ReadStateAsync(cancellationToken).ConfigureAwait(false);
                    return new QdrantCorpusStore(options, timeProvider, transport, collection, schema, null, state, 0);
                }

                var writer = new QdrantWriter(client, collection, options, reader, timeProvider);
                var (taken, interrupted) = await writer.TakeOverAsync(cancellationToken).ConfigureAwait(false);
                return new QdrantCorpusStore(options, timeProvider, transport, collection, schema, writer, taken, interrupted);
            }).ConfigureAwait(false);
        }
        catch
        {
            transport.Dispose();
            throw;
        }
    }

    private QdrantWriter RequireWriter() =>
        _writer ?? throw new InvalidOperationException($"The corpus {_options.Corpus} on Qdrant at {_client.Address} was opened for reading only.");

    private async Task<bool> WriteAsync(Func<QdrantWriter, Task<CorpusState?>> write, CancellationToken cancellationToken)
    {
        var writer = RequireWriter();
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_disposed, this);
        var state = await StoreBoundary.RunAsync(_client.Address, () => write(writer)).ConfigureAwait(false);
        Saw(state);
        return state is not null;
    }

    private Task<T> ReadAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_disposed, this);
        return StoreBoundary.RunAsync(_client.Address, _options.RequestTimeout, _timeProvider, read, cancellationToken);
    }

    /// <summary>Keeps the latest state seen; what is older than one seen before is an answer that was overtaken.</summary>
    private void Saw(CorpusState? state)
    {
        while (state is not null && Volatile.Read(ref _state) is var known && known.Change < state.Change)
        {
            if (ReferenceEquals(Interlocked.CompareExchange(ref _state, state, known), known))
            {
                return;
            }
        }
    }
}
