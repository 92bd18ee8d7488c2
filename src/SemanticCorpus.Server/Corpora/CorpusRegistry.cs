using System.Collections.Concurrent;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Hosting;
using SemanticCorpus.Search;
using SemanticCorpus.Server.Errors;
using SemanticCorpus.Server.Keys;
using SemanticCorpus.Server.Telemetry;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Server.Corpora;

/// <summary>The corpora of the service, side by side with one model: <c>main</c> is the corpus of the settings, the others lie beside it. Each is opened when it is first asked for and stays open.</summary>
public sealed class CorpusRegistry : IAsyncDisposable
{
    private readonly CorpusSettings settings;
    private readonly StoreMode mode;
    private readonly IHttpContextAccessor? request;
    private readonly ConcurrentDictionary<string, OpenCorpus> open = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim opening = new(1);
    private OnnxEmbeddingGenerator? embedder;

    /// <summary>Creates the registry; nothing is opened yet.</summary>
    /// <param name="settings">The engine's settings.</param>
    /// <param name="mode">What the corpora are opened for; for reading alone they must be there already.</param>
    /// <param name="request">Gives the request that is being answered, whose key may not allow every corpus; null where there are no requests.</param>
    public CorpusRegistry(CorpusSettings settings, StoreMode mode = StoreMode.ReadWrite, IHttpContextAccessor? request = null)
    {
        this.request = request;
        this.settings = settings;
        this.mode = mode;
    }

    /// <summary>The model that all corpora are made with.</summary>
    /// <exception cref="InvalidOperationException">The service has not started yet.</exception>
    public OnnxEmbeddingGenerator Embedder => embedder ?? throw new InvalidOperationException("The model is not loaded yet.");

    /// <summary>The cross-encoder that puts the best passages in order; null where none is set.</summary>
    public CrossEncoder? CrossEncoder { get; private set; }

    /// <summary>Whether the model is loaded and <c>main</c> is open.</summary>
    public bool IsReady => open.ContainsKey(CorpusName.Main);

    /// <summary>Loads the model and opens <c>main</c>.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        embedder = await Hosting.Embedder.LoadAsync(settings, cancellationToken).ConfigureAwait(false);
        CrossEncoder = await Hosting.Embedder.LoadCrossEncoderAsync(settings, cancellationToken).ConfigureAwait(false);
        await CreateAsync(CorpusName.Main, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A corpus.</summary>
    /// <returns>The corpus, or null where there is none of that name or the request's key does not allow it.</returns>
    /// <exception cref="ArgumentException">The name is none.</exception>
    /// <exception cref="StoreUnavailableException">It cannot be opened.</exception>
    public async ValueTask<OpenCorpus?> FindAsync(string name, CancellationToken cancellationToken)
    {
        CorpusName.Check(name);
        return !MayUse(name) ? null
            : open.TryGetValue(name, out var corpus) ? corpus
            : (await NamesAsync(cancellationToken).ConfigureAwait(false)).Contains(name) ? (await CreateAsync(name, cancellationToken).ConfigureAwait(false)).Corpus
            : null;
    }

    /// <summary>A corpus, created where it is missing.</summary>
    /// <exception cref="ArgumentException">The name is none.</exception>
    /// <exception cref="NotFoundException">The request's key does not allow it.</exception>
    /// <exception cref="StoreUnavailableException">It cannot be opened.</exception>
    public async Task<(OpenCorpus Corpus, bool Created)> CreateAsync(string name, CancellationToken cancellationToken)
    {
        CorpusName.Check(name);
        if (!MayUse(name))
        {
            throw CorpusLookup.Missing(name);
        }

        await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (open.TryGetValue(name, out var present))
            {
                return (present, false);
            }

            var created = !(await CorpusStores.ListAsync(settings, cancellationToken).ConfigureAwait(false)).Contains(name);
            var own = settings.For(name);
            var store = await OpenAsync(own, cancellationToken).ConfigureAwait(false);
            return (open[name] = new OpenCorpus(name, store, new MeasuredEmbedder(Embedder), own, CrossEncoder), created);
        }
        finally
        {
            opening.Release();
        }
    }

    /// <summary>Closes a corpus and removes its files.</summary>
    /// <returns>Whether it was there, for the request's key.</returns>
    /// <exception cref="ArgumentException">The name is none.</exception>
    public async Task<bool> DeleteAsync(string name, CancellationToken cancellationToken)
    {
        CorpusName.Check(name);
        if (!MayUse(name))
        {
            return false;
        }

        await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (open.TryRemove(name, out var corpus))
            {
                await corpus.DisposeAsync().ConfigureAwait(false);
            }

            var present = (await CorpusStores.ListAsync(settings, cancellationToken).ConfigureAwait(false)).Contains(name);
            if (present)
            {
                await CorpusStores.DeleteAsync(settings.For(name), cancellationToken).ConfigureAwait(false);
            }

            return present;
        }
        finally
        {
            opening.Release();
        }
    }

    /// <summary>Whether the request's key allows a corpus. The one place for every way in: routes with the corpus in their address, jobs, models
    /// named corpus:NAME, and MCP. A corpus that is not allowed is answered like one that is not there.</summary>
    public bool MayUse(string name) => request?.HttpContext is not { } http || http.MayUse(name);

    /// <summary>The names of all corpora that the request's key allows, sorted.</summary>
    /// <exception cref="StoreUnavailableException">The server that keeps them cannot be reached.</exception>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) =>
        [.. (await CorpusStores.ListAsync(settings, cancellationToken).ConfigureAwait(false)).Where(MayUse)];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var corpus in open.Values)
        {
            await corpus.DisposeAsync().ConfigureAwait(false);
        }

        open.Clear();
        embedder?.Dispose();
        CrossEncoder?.Dispose();
        opening.Dispose();
    }

    private async Task<ICorpusStore> OpenAsync(CorpusSettings own, CancellationToken cancellationToken)
    {
        var schema = Hosting.Embedder.SchemaFor(Embedder);
        try
        {
            return await CorpusStores.OpenAsync(own, mode, schema, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreUnavailableException failure) when (failure.IsReadOnly && mode == StoreMode.ReadWrite && File.Exists(own.Database))
        {
            // What is there can be searched; a write says that it cannot be written.
            return await CorpusStores.OpenAsync(own, StoreMode.ReadOnly, schema, cancellationToken).ConfigureAwait(false);
        }
    }
}
