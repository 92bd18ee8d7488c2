using System.Security.Cryptography;
using System.Text;
using Microsoft.ML.OnnxRuntime;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Tokenization;

namespace SemanticCorpus.Models;

/// <summary>Loads a model folder.</summary>
internal static class ModelLoader
{
    // To be raised when a change of the code changes vectors.
    private const string Version = "semanticcorpus 1";

    /// <exception cref="ModelException">The folder cannot be used.</exception>
    public static async Task<TextEncoder> LoadAsync(OnnxModelOptions options, CancellationToken cancellationToken)
    {
        // Side by side, as somebody may be waiting for an answer. What fails here fails again where it is waited for.
        _ = Task.Run(Sessions.Start, CancellationToken.None);
        var files = new ModelFiles(options.Folder);
        var graph = GraphFiles.Choose(files, options);
        var opening = Task.Run(() => Sessions.Open(files.PathOf(graph), options), cancellationToken);
        var reading = Task.Run(() => Read(files, graph), cancellationToken);
        try
        {
            // First what is read: a damaged file is named before ONNX Runtime complains about its content.
            var folder = await reading.ConfigureAwait(false);
            return Assemble(files.PathOf(graph), files, folder, await opening.ConfigureAwait(false));
        }
        catch
        {
            await opening.ContinueWith(
                task => task.IsCompletedSuccessfully ? Dispose(task.Result) : task.Exception,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default).ConfigureAwait(false);
            throw;
        }

        static object? Dispose(InferenceSession session)
        {
            session.Dispose();
            return null;
        }
    }

    private static FolderContent Read(ModelFiles files, string graph)
    {
        string[] tokenizer = files.Has(TokenizerJson.FileName) ? [TokenizerJson.FileName] : [VocabularyFile.FileName, VocabularyFile.SettingsFileName];
        var hashes = tokenizer.Concat(GraphFiles.WithWeights(files, graph)).Append(TokenProjection.FileName).Where(files.Has).Select(files.Hash).ToList();
        return new FolderContent(SentenceTransformer.Read(files), Tokenizer.Load(files.Folder), TokenProjection.Read(files), hashes);
    }

    private static TextEncoder Assemble(string graph, ModelFiles files, FolderContent folder, InferenceSession session)
    {
        var shape = GraphShape.Of(session, graph);
        var settings = folder.Settings;
        var pooling = shape.GivesEmbedding ? PoolingMode.InGraph
            : settings.Pooling ?? throw new ModelException($"{settings.PoolingProblem}. Use a graph with the output sentence_embedding, or another model.");
        var dimensions = shape.Dimensions > 0 ? shape.Dimensions : settings.Dimensions;
        if (dimensions == 0)
        {
            throw new ModelException($"Neither {graph} nor {files.PathOf("config.json")} (hidden_size) says how many dimensions the model has.");
        }

        if (settings.MaxTokens <= folder.Tokenizer.SpecialTokens)
        {
            throw new ModelException($"{files.Folder} limits texts to {settings.MaxTokens} tokens, which leaves no room for any text.");
        }

        var projection = shape.TokenDimensions > 0 || shape.HiddenStates is null ? null : folder.Projection;
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(files.Folder));
        var model = new EmbeddingModel(name, Fingerprint(folder, pooling), dimensions, shape.TokenDimensions > 0 ? shape.TokenDimensions : projection?.Dimensions ?? 0, settings.MaxTokens);
        return new TextEncoder(model, folder.Tokenizer, session, shape, pooling, settings.Normalize, settings.Prompts, projection);
    }

    /// <summary>SHA-256 over all that shapes a vector. Settings count by what they mean, so that a file that is only written differently changes nothing.</summary>
    private static string Fingerprint(FolderContent folder, PoolingMode pooling)
    {
        var settings = folder.Settings;
        var content = string.Join('\0', folder.Hashes.Append(Version).Append($"{pooling} {settings.Normalize} {settings.MaxTokens}").Append(settings.Prompts.Query).Append(settings.Prompts.Document));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }

    private sealed record FolderContent(SentenceTransformer Settings, Tokenizer Tokenizer, TokenProjection? Projection, IReadOnlyList<string> Hashes);
}
