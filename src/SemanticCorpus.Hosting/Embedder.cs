using Microsoft.Extensions.AI;
using SemanticCorpus.Analysis;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Hosting;

/// <summary>Loads the model of the settings.</summary>
public static class Embedder
{
    /// <exception cref="ModelException">The model cannot be loaded.</exception>
    public static Task<OnnxEmbeddingGenerator> LoadAsync(CorpusSettings settings, CancellationToken cancellationToken) =>
        Task.Run(() => OnnxEmbeddingGenerator.LoadAsync(settings.Model, cancellationToken), cancellationToken);

    /// <summary>What a corpus made with a model records.</summary>
    public static CorpusSchema SchemaFor(OnnxEmbeddingGenerator embedder) =>
        new(embedder.GetService<EmbeddingModel>()!, TextAnalyzer.Name);
}
