using Microsoft.Extensions.AI;
using SemanticCorpus.Analysis;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Search;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Hosting;

/// <summary>Loads the model of the settings.</summary>
public static class Embedder
{
    /// <summary>Loads the model that the settings name; where they name none, the one that their corpus was made with, or else the delivered one.</summary>
    /// <exception cref="ModelException">The model cannot be loaded.</exception>
    public static Task<OnnxEmbeddingGenerator> LoadAsync(CorpusSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Task.Run(
            async () => await OnnxEmbeddingGenerator.LoadAsync(
                settings.Model.Folder.Length > 0 ? settings.Model : settings.Model.In(await FolderOfAsync(settings, cancellationToken).ConfigureAwait(false)),
                cancellationToken).ConfigureAwait(false),
            cancellationToken);
    }

    /// <summary>The folder of the model that the settings' corpus was made with.</summary>
    private static async Task<string> FolderOfAsync(CorpusSettings settings, CancellationToken cancellationToken)
    {
        var added = ModelCatalog.Default;
        if (added.List().Count == 0)
        {
            return ModelFolder.Delivered();
        }

        try
        {
            await using var store = await CorpusStores.OpenAsync(settings, StoreMode.ReadOnly, null, cancellationToken).ConfigureAwait(false);
            return added.Find(store.Schema.Model.Fingerprint) ?? ModelFolder.Delivered();
        }
        catch (StoreUnavailableException)
        {
            // There is no corpus yet, or it cannot be opened, which is told where it must be.
            return ModelFolder.Delivered();
        }
    }

    /// <summary>Loads the cross-encoder of the settings, or gives null where none is set.</summary>
    /// <exception cref="ModelException">It cannot be loaded.</exception>
    public static async Task<CrossEncoder?> LoadCrossEncoderAsync(CorpusSettings settings, CancellationToken cancellationToken) =>
        settings.RerankModel.Folder.Length == 0 ? null : await CrossEncoder.LoadAsync(settings.RerankModel, cancellationToken).ConfigureAwait(false);

    /// <summary>What a corpus made with a model records.</summary>
    public static CorpusSchema SchemaFor(OnnxEmbeddingGenerator embedder) =>
        new(embedder.GetService<EmbeddingModel>()!, TextAnalyzer.Name);
}
