using Microsoft.Extensions.AI;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Ingestion;
using SemanticCorpus.Storage;
using SemanticCorpus.Transfer;

namespace SemanticCorpus.Hosting;

/// <summary>Gives a corpus another model, or this version's keyword analyzer: the corpus is built anew beside itself while searches go on, and
/// takes its place in one step. Goes on where an earlier, stopped change was.</summary>
public sealed class ModelChange : IAsyncDisposable
{
    private readonly CorpusSettings settings;
    private readonly OnnxEmbeddingGenerator embedder;
    private readonly ICorpusStore beside;
    private ICorpusStore current;

    private ModelChange(CorpusSettings settings, OnnxEmbeddingGenerator embedder, ICorpusStore current, ICorpusStore beside, long documents)
    {
        this.settings = settings;
        this.embedder = embedder;
        this.current = current;
        this.beside = beside;
        Documents = documents;
    }

    /// <summary>Number of documents that the corpus has.</summary>
    public long Documents { get; }

    /// <summary>The model that the corpus gets.</summary>
    public EmbeddingModel Model => beside.Schema.Model;

    /// <summary>Opens the corpus for reading, the model, and the place beside the corpus.</summary>
    /// <param name="settings">Which corpus, and the new model.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The change, or null where the corpus has that model and analyzer already.</returns>
    /// <exception cref="ModelException">The model cannot be loaded.</exception>
    /// <exception cref="StoreUnavailableException">There is no such corpus, or another process builds beside it.</exception>
    public static async Task<ModelChange?> OpenAsync(CorpusSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        OnnxEmbeddingGenerator? embedder = null;
        var current = await CorpusStores.OpenAsync(settings, StoreMode.ReadOnly, null, cancellationToken).ConfigureAwait(false);
        try
        {
            embedder = await Embedder.LoadAsync(settings, cancellationToken).ConfigureAwait(false);
            var schema = Embedder.SchemaFor(embedder);
            if (schema.Model.Fingerprint == current.Schema.Model.Fingerprint && schema.Analyzer == current.Schema.Analyzer)
            {
                await current.DisposeAsync().ConfigureAwait(false);
                embedder.Dispose();
                return null;
            }

            var status = await current.GetStatusAsync(cancellationToken).ConfigureAwait(false);
            var beside = await CorpusStores.OpenBesideAsync(settings, schema, cancellationToken).ConfigureAwait(false);
            return new ModelChange(settings, embedder, current, beside, status.Documents);
        }
        catch
        {
            embedder?.Dispose();
            await current.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Builds all that is not built yet, while the corpus is read and written by others.</summary>
    /// <param name="done">Told how many documents have been seen.</param>
    /// <param name="cancellationToken">Ends the work; what is built stays for the next time.</param>
    /// <returns>How many documents were built.</returns>
    public Task<int> BuildAsync(Action<int> done, CancellationToken cancellationToken) => Rebuild().RunAsync(done, cancellationToken);

    /// <summary>Opens the corpus for writing, builds what was changed meanwhile, and puts the new in place of the old.</summary>
    /// <param name="keep">Whether to keep the old state, so that going back is quick.</param>
    /// <param name="cancellationToken">Ends the work with the corpus as it was.</param>
    /// <exception cref="StoreUnavailableException">Another process has the corpus open for writing, or the disk is full.</exception>
    public async Task SwitchAsync(bool keep, CancellationToken cancellationToken)
    {
        await current.DisposeAsync().ConfigureAwait(false);
        current = await CorpusStores.OpenAsync(settings, StoreMode.ReadWrite, null, cancellationToken).ConfigureAwait(false);
        await Rebuild().RunAsync(_ => { }, cancellationToken).ConfigureAwait(false);
        await CorpusStores.SwitchAsync(current, beside, keep, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await beside.DisposeAsync().ConfigureAwait(false);
        await current.DisposeAsync().ConfigureAwait(false);
        embedder.Dispose();
    }

    private CorpusRebuild Rebuild()
    {
        if (current.Schema.Model.Fingerprint != beside.Schema.Model.Fingerprint)
        {
            return CorpusRebuild.Embedding(current, beside, new PassageBuilder(embedder, settings.Ingest));
        }

        // The vectors stay right; only the keywords are made anew.
        var writer = new CorpusWriter(beside, embedder.GetService<TokenCounter>()!);
        return new CorpusRebuild(current, beside, writer.WriteAsync);
    }
}
