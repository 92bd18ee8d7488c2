using System.Runtime.CompilerServices;
using SemanticCorpus.Storage.Sqlite.Database;
using SemanticCorpus.Storage.Sqlite.Index;

namespace SemanticCorpus.Storage.Sqlite;

/// <summary>A corpus in one SQLite file: the default store. One connection writes; any number read, each search and each
/// listing in one state of the corpus. What is searched is held in memory, about 1 kB a passage (docs/decisions/0010-keyword-index.md).</summary>
public sealed partial class SqliteCorpusStore : ICorpusStore
{
    private const int ListedAtOnce = 64;
    private readonly string _path;
    private readonly WriterLock? _lock;
    private readonly Connection? _writerConnection;
    private readonly DocumentWriter? _writer;
    private readonly WriteAheadLog? _log;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly ReaderPool _readers;
    private readonly IndexCache _index;
    private Task _saving = Task.CompletedTask;
    private volatile bool _cannotSave;
    private bool _disposed;

    private SqliteCorpusStore(string path, bool immutable, CorpusSchema schema, WriterLock? writerLock, Connection? writer, TimeProvider timeProvider)
    {
        _path = path;
        Schema = schema;
        _lock = writerLock;
        _writerConnection = writer;
        _writer = writer is null ? null : new DocumentWriter(writer, timeProvider);
        _log = writer is null ? null : new WriteAheadLog(writer, path);
        _readers = new ReaderPool(path, immutable);
        _index = new IndexCache(path, schema, new IndexFolder(IndexFolder.Of(path)));
    }

    /// <inheritdoc/>
    public CorpusSchema Schema { get; }

    /// <summary>Opens a database; for writing, creates it where it is missing.</summary>
    /// <param name="options">Which, and what for.</param>
    /// <param name="schema">What its vectors and keywords must be made with; null takes whatever is there, which is enough to
    /// list, show and delete, and never creates.</param>
    /// <param name="timeProvider">Gives the time of changes.</param>
    /// <param name="cancellationToken">Ends the call with nothing opened.</param>
    /// <exception cref="ModelMismatchException">The corpus was made with another model or analyzer, or by a newer version.</exception>
    /// <exception cref="StoreUnavailableException">There is no such file, it is no corpus or damaged, its folder cannot be
    /// written, or another store has it open for writing.</exception>
    public static async Task<SqliteCorpusStore> OpenAsync(
        SqliteStoreOptions options, CorpusSchema? schema, TimeProvider timeProvider, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeProvider);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Path);
        var path = CorpusFile.Resolve(options.Path);
        if (options.Mode == StoreMode.ReadOnly)
        {
            return await Task.Run(() => OpenReadOnly(path, schema, timeProvider), cancellationToken).ConfigureAwait(false);
        }

        if (schema is null)
        {
            CorpusFile.RequireExisting(path);
        }

        CorpusFile.CreateFolder(path);
        var writerLock = await WriterLock.AcquireAsync(path, timeProvider, cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => OpenForWriting(path, schema, writerLock, timeProvider), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            writerLock.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<CorpusStatus> GetStatusAsync(CancellationToken cancellationToken = default) => ReadAsync(
        connection =>
        {
            using var last = connection.Prepare("SELECT changed_at FROM changes ORDER BY generation DESC LIMIT 1");
            return new CorpusStatus(
                connection.Scalar("SELECT count(*) FROM documents"),
                connection.Scalar("SELECT coalesce(sum(passages), 0) FROM documents"),
                new[] { _path, _path + "-wal" }.Select(file => new FileInfo(file)).Where(file => file.Exists).Sum(file => file.Length),
                _path,
                Schema,
                last.Step() ? DocumentReader.ParseTime(last.Text(0)) : null);
        },
        cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StoreUnavailableException">The store was opened for reading only, or cannot be written now.</exception>
    public Task ReplaceDocumentAsync(DocumentRecord document, IReadOnlyList<PassageRecord> passages, CancellationToken cancellationToken = default)
    {
        PassageValidation.Check(document, passages, Schema);
        if (passages.Count > PassageKey.MaxPassages)
        {
            throw new ArgumentException($"{document.Id} has {passages.Count} passages; {PassageKey.MaxPassages} can be stored.", nameof(passages));
        }

        return WriteAsync(
            writer =>
            {
                writer.Replace(document, passages, cancellationToken);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StoreUnavailableException">The store was opened for reading only, or cannot be written now.</exception>
    public Task<bool> DeleteDocumentAsync(string documentId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documentId);
        return WriteAsync(writer => writer.Delete(documentId), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<DocumentRecord?> GetDocumentAsync(string documentId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documentId);
        return ReadAsync(
            connection => DocumentReader.FindKey(connection, documentId) is { } key ? DocumentReader.ReadDocument(connection, key) : null,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<DocumentSummary?> GetSummaryAsync(string documentId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documentId);
        return ReadAsync(
            connection => DocumentReader.FindKey(connection, documentId) is { } key ? DocumentReader.ReadSummary(connection, key) : null,
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>The listing is of the moment it began, and the write-ahead log cannot shrink until it ends.</remarks>
    public async IAsyncEnumerable<DocumentSummary> ListDocumentsAsync(
        CorpusFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var connection = await RunAsync(_readers.Rent, cancellationToken).ConfigureAwait(false);
        try
        {
            var keys = await RunAsync(() => DocumentReader.FindKeysById(connection, filter, cancellationToken), cancellationToken).ConfigureAwait(false);
            foreach (var some in keys.Chunk(ListedAtOnce))
            {
                var summaries = await RunAsync(
                    () => Array.ConvertAll(some, key => DocumentReader.ReadSummary(connection, key)!), cancellationToken).ConfigureAwait(false);
                foreach (var summary in summaries)
                {
                    yield return summary;
                }
            }
        }
        finally
        {
            _readers.Return(connection);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredPassage>> GetPassagesAsync(IReadOnlyList<PassageId> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return ReadAsync(connection => PassageReader.Read(connection, ids, Schema.Model.Dimensions, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<CandidateSet> FindCandidatesAsync(CandidateQuery query, CancellationToken cancellationToken = default)
    {
        PassageValidation.Check(query, Schema);
        while (true)
        {
            var found = await ReadAsync(
                connection => _index.TryGet(connection, cancellationToken) is { } index
                    ? new CandidateSearch(connection, index).Run(query, cancellationToken)
                    : null,
                cancellationToken).ConfigureAwait(false);
            if (found is not null)
            {
                SaveIndexBeside();
                return found;
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>SQLite's own check of the file, and whether every passage has its vector and its entry in the index.</remarks>
    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(connection => CorpusCheck.Run(connection, Schema.Model.Dimensions), cancellationToken);

    /// <summary>Waits for the write in progress, keeps the index on disk where much of it is new, and closes the database.
    /// Reads in progress end normally.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!_disposed)
            {
                _disposed = true;
                if (_writer is not null)
                {
                    await _saving.ConfigureAwait(false);
                    await SaveIndexAsync().ConfigureAwait(false);
                }

                _readers.Dispose();

                // Last, so that it finds itself alone and can empty the log.
                _writerConnection?.Dispose();
                _lock?.Dispose();
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    private static SqliteCorpusStore OpenReadOnly(string path, CorpusSchema? wanted, TimeProvider timeProvider)
    {
        CorpusFile.RequireExisting(path);
        return StoreBoundary.Run(path, () =>
        {
            var immutable = CorpusFile.MustBeImmutable(path);
            using var connection = Connection.OpenReader(path, immutable);
            return new SqliteCorpusStore(path, immutable, CorpusFile.ReadSchema(connection, path, wanted), null, null, timeProvider);
        });
    }

    private static SqliteCorpusStore OpenForWriting(string path, CorpusSchema? wanted, WriterLock writerLock, TimeProvider timeProvider) => StoreBoundary.Run(path, () =>
    {
        var writer = Connection.OpenWriter(path);
        try
        {
            if (wanted is not null)
            {
                CorpusFile.CreateTables(writer, path, wanted, timeProvider);
            }

            var schema = CorpusFile.ReadSchema(writer, path, wanted);
            writer.WriteAhead();
            CorpusFile.Upgrade(writer);
            return new SqliteCorpusStore(path, false, schema, writerLock, writer, timeProvider);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    });

    /// <summary>Keeps an index on disk that has much new in it, while searches go on. Only the store that writes does so.</summary>
    private void SaveIndexBeside()
    {
        if (_writer is null || _cannotSave || !_index.IsWorthSaving || !_writing.Wait(0))
        {
            return;
        }

        try
        {
            if (!_disposed && _saving.IsCompleted)
            {
                _saving = SaveIndexAsync();
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task SaveIndexAsync()
    {
        try
        {
            await ReadAsync(
                connection =>
                {
                    _index.Save(connection, CancellationToken.None);
                    return true;
                },
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or StoreUnavailableException)
        {
            // Nothing is lost: the next opening makes the index from the database, which says so itself where it is damaged.
            _cannotSave = true;
        }
    }

    private async Task<T> WriteAsync<T>(Func<DocumentWriter, T> write, CancellationToken cancellationToken)
    {
        var writer = _writer ?? throw new StoreUnavailableException(
            $"{_path} is open for reading only. Give the program the right to write it and its folder, and start it again.") { IsReadOnly = true };
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return await RunAsync(
                () =>
                {
                    var result = write(writer);
                    _log!.Keep();
                    return result;
                },
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    private Task<T> ReadAsync<T>(Func<Connection, T> read, CancellationToken cancellationToken) => RunAsync(
        () =>
        {
            var connection = _readers.Rent();
            try
            {
                using var interruption = cancellationToken.UnsafeRegister(static c => ((Connection)c!).Interrupt(), connection);
                return read(connection);
            }
            finally
            {
                _readers.Return(connection);
            }
        },
        cancellationToken);

    // SQLite has no asynchronous calls; the pool's threads wait for the disk so that the caller need not.
    private Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                return StoreBoundary.Run(_path, work);
            }
            catch (StoreUnavailableException) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellationToken);
            }
        },
        cancellationToken);
}
