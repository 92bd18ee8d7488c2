using Microsoft.Extensions.AI;
using SemanticCorpus.Answers;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Evaluation;
using SemanticCorpus.Formats;
using SemanticCorpus.Ingestion;
using SemanticCorpus.Search;
using SemanticCorpus.Storage;
using SemanticCorpus.Transfer;

namespace SemanticCorpus.Hosting;

/// <summary>A model and an open corpus that was made with it.</summary>
public sealed class CorpusSession : IAsyncDisposable
{
    private readonly CorpusSettings settings;
    private readonly OnnxEmbeddingGenerator embedder;

    private readonly CrossEncoder? crossEncoder;

    private CorpusSession(CorpusSettings settings, OnnxEmbeddingGenerator embedder, ICorpusStore store, CrossEncoder? crossEncoder)
    {
        this.crossEncoder = crossEncoder;
        this.settings = settings;
        this.embedder = embedder;
        Store = store;
    }

    /// <summary>The corpus.</summary>
    public ICorpusStore Store { get; }

    /// <summary>Searches it.</summary>
    public CorpusSearch Search => new(Store, embedder, settings.Ranking, crossEncoder: crossEncoder);

    /// <summary>Answers from it.</summary>
    public ExtractiveAnswerer Answerer => new(Search, settings.Answers);

    /// <summary>Takes documents into it.</summary>
    public CorpusIngestor Ingestor => new(
        CorpusStores.ForLoads(Store, settings), new PassageBuilder(embedder, settings.Ingest), settings.Ingest, DocumentFormatReaders.Create(settings.Formats));

    /// <summary>Measures it.</summary>
    public CorpusBenchmark Benchmark => new(Store, embedder, settings.Ranking);

    /// <summary>Takes documents into it that were embedded before.</summary>
    public CorpusWriter Writer => new(CorpusStores.ForLoads(Store, settings), embedder.GetService<TokenCounter>()!);

    /// <summary>Opens a corpus for reading, while the model loads.</summary>
    public static async Task<CorpusSession> ReadAsync(CorpusSettings settings, CancellationToken cancellationToken)
    {
        var loading = Embedder.LoadAsync(settings, cancellationToken);
        ICorpusStore store;
        try
        {
            store = await CorpusStores.OpenAsync(settings, StoreMode.ReadOnly, null, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await loading.ContinueWith(DisposeLoaded, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
            throw;
        }

        OnnxEmbeddingGenerator? embedder = null;
        try
        {
            embedder = await loading.ConfigureAwait(false);
            if (store.Schema != Embedder.SchemaFor(embedder))
            {
                // Opened with the schema, the store says itself what does not fit.
                await store.DisposeAsync().ConfigureAwait(false);
                store = await CorpusStores.OpenAsync(settings, StoreMode.ReadOnly, Embedder.SchemaFor(embedder), cancellationToken).ConfigureAwait(false);
            }

            return new CorpusSession(settings, embedder, store, await Embedder.LoadCrossEncoderAsync(settings, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            embedder?.Dispose();
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Opens a corpus for writing; creates it where it is missing.</summary>
    public static async Task<CorpusSession> WriteAsync(CorpusSettings settings, CancellationToken cancellationToken)
    {
        var embedder = await Embedder.LoadAsync(settings, cancellationToken).ConfigureAwait(false);
        CrossEncoder? crossEncoder = null;
        try
        {
            crossEncoder = await Embedder.LoadCrossEncoderAsync(settings, cancellationToken).ConfigureAwait(false);
            var store = await CorpusStores.OpenAsync(settings, StoreMode.ReadWrite, Embedder.SchemaFor(embedder), cancellationToken).ConfigureAwait(false);
            return new CorpusSession(settings, embedder, store, crossEncoder);
        }
        catch
        {
            crossEncoder?.Dispose();
            embedder.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        embedder.Dispose();
        crossEncoder?.Dispose();
        await Store.DisposeAsync().ConfigureAwait(false);
    }

    private static void DisposeLoaded(Task<OnnxEmbeddingGenerator> loading)
    {
        if (loading.IsCompletedSuccessfully)
        {
            loading.Result.Dispose();
        }
        else
        {
            // Its failure counts as seen: the store's is reported.
            _ = loading.Exception;
        }
    }
}
