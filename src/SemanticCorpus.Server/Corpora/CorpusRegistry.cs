using System.Collections.Concurrent;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Hosting;
using SemanticCorpus.Server.Telemetry;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Server.Corpora;

/// <summary>The corpora of the service, side by side with one model: <c>main</c> is the database of the settings, the others lie in the folder
/// <c>corpora</c> beside it. Each is opened when it is first asked for and stays open.</summary>
public sealed class CorpusRegistry : IAsyncDisposable
{
    private readonly CorpusSettings settings;
    private readonly StoreMode mode;
    private readonly ConcurrentDictionary<string, OpenCorpus> open = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim opening = new(1);
    private OnnxEmbeddingGenerator? embedder;

    /// <summary>Creates the registry; nothing is opened yet.</summary>
    /// <param name="settings">The engine's settings.</param>
    /// <param name="mode">What the corpora are opened for; for reading alone they must be there already.</param>
    public CorpusRegistry(CorpusSettings settings, StoreMode mode = StoreMode.ReadWrite)
    {
        this.settings = settings;
        this.mode = mode;
    }

    /// <summary>The model that all corpora are made with.</summary>
    /// <exception cref="InvalidOperationException">The service has not started yet.</exception>
    public OnnxEmbeddingGenerator Embedder => embedder ?? throw new InvalidOperationException("The model is not loaded yet.");

    /// <summary>Whether the model is loaded and <c>main</c> is open.</summary>
    public bool IsReady => open.ContainsKey(CorpusName.Main);

    private string Folder => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(settings.Database!))!, "corpora");

    /// <summary>Loads the model and opens <c>main</c>.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        embedder = await Hosting.Embedder.LoadAsync(settings, cancellationToken).ConfigureAwait(false);
        await CreateAsync(CorpusName.Main, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A corpus.</summary>
    /// <returns>The corpus, or null where there is none of that name.</returns>
    /// <exception cref="ArgumentException">The name is none.</exception>
    /// <exception cref="StoreUnavailableException">It cannot be opened.</exception>
    public async ValueTask<OpenCorpus?> FindAsync(string name, CancellationToken cancellationToken)
    {
        CorpusName.Check(name);
        return open.TryGetValue(name, out var corpus) ? corpus
            : File.Exists(PathOf(name)) ? (await CreateAsync(name, cancellationToken).ConfigureAwait(false)).Corpus
            : null;
    }

    /// <summary>A corpus, created where it is missing.</summary>
    /// <exception cref="ArgumentException">The name is none.</exception>
    /// <exception cref="StoreUnavailableException">It cannot be opened.</exception>
    public async Task<(OpenCorpus Corpus, bool Created)> CreateAsync(string name, CancellationToken cancellationToken)
    {
        CorpusName.Check(name);
        await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (open.TryGetValue(name, out var present))
            {
                return (present, false);
            }

            var path = PathOf(name);
            var created = !File.Exists(path);
            var own = settings.For(path);
            var store = await CorpusStores.OpenAsync(own, mode, Hosting.Embedder.SchemaFor(Embedder), cancellationToken).ConfigureAwait(false);
            return (open[name] = new OpenCorpus(name, store, new MeasuredEmbedder(Embedder), own), created);
        }
        finally
        {
            opening.Release();
        }
    }

    /// <summary>Closes a corpus and removes its files.</summary>
    /// <returns>Whether it was there.</returns>
    /// <exception cref="ArgumentException">The name is none.</exception>
    public async Task<bool> DeleteAsync(string name, CancellationToken cancellationToken)
    {
        CorpusName.Check(name);
        await opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (open.TryRemove(name, out var corpus))
            {
                await corpus.DisposeAsync().ConfigureAwait(false);
            }

            // The files beside it are the write-ahead log, its index and the writer's lock.
            var path = PathOf(name);
            var present = File.Exists(path);
            File.Delete(path);
            foreach (var file in Directory.Exists(Folder) ? Directory.GetFiles(Folder, name + ".db*") : [])
            {
                File.Delete(file);
            }

            return present;
        }
        finally
        {
            opening.Release();
        }
    }

    /// <summary>The names of all corpora, sorted.</summary>
    public IReadOnlyList<string> Names() =>
        [.. open.Keys
            .Union(Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*.db").Select(file => Path.GetFileNameWithoutExtension(file)) : [])
            .Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var corpus in open.Values)
        {
            await corpus.DisposeAsync().ConfigureAwait(false);
        }

        open.Clear();
        embedder?.Dispose();
        opening.Dispose();
    }

    private string PathOf(string name) => name == CorpusName.Main ? settings.Database! : Path.Combine(Folder, name + ".db");
}
