using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Hosting;

/// <summary>Adds models to a catalogue. A model is only there when it has been loaded and has embedded a text.</summary>
/// <param name="catalog">The catalogue.</param>
public sealed class ModelInstaller(ModelCatalog catalog)
{
    /// <summary>Forms of the weights that are not read here; a folder can hold gigabytes of them.</summary>
    private static readonly string[] s_otherWeights = [".safetensors", ".bin", ".h5", ".ot", ".msgpack", ".pt"];

    /// <summary>Copies a model's folder into the catalogue.</summary>
    /// <param name="source">A sentence-transformers folder with an ONNX graph.</param>
    /// <param name="name">What to call the model; null takes the folder's name.</param>
    /// <param name="sample">Texts to fit a projection of the token vectors to, where the graph gives none; see <see cref="TokenProjection"/>.</param>
    /// <param name="cancellationToken">Ends the call with nothing added.</param>
    /// <exception cref="ModelException">The folder cannot be used, or another model of that name was added before.</exception>
    public async Task<CatalogModel> AddFolderAsync(string source, string? name, IAsyncEnumerable<string> sample, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var from = Path.TrimEndingDirectorySeparator(Path.GetFullPath(source));
        var called = name ?? Path.GetFileName(from);
        var building = Building(called);
        Require(from);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var relative = Path.GetRelativePath(from, file);
            if (!relative.StartsWith(".git", StringComparison.Ordinal) && !s_otherWeights.Contains(Path.GetExtension(file).ToLowerInvariant()))
            {
                var to = Path.Combine(building, relative);
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to, overwrite: true);
            }
        }

        return await FinishAsync(called, sample, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The folder that a model is put together in before it is part of the catalogue. What is there from an earlier, stopped call stays.</summary>
    /// <exception cref="ModelException">A model of that name was added before.</exception>
    internal string Building(string name)
    {
        var folder = catalog.FolderOf(name);
        return Directory.Exists(folder)
            ? throw new ModelException($"A model {name} was added before, in {folder}. Give another name with --name, or remove that folder.")
            : folder + ".partial";
    }

    /// <summary>Loads what was put together, fits a projection where one is needed, and makes it part of the catalogue.</summary>
    internal async Task<CatalogModel> FinishAsync(string name, IAsyncEnumerable<string> sample, CancellationToken cancellationToken)
    {
        var building = Building(name);
        var options = new OnnxModelOptions { Folder = building };
        var model = await TryAsync(options, cancellationToken).ConfigureAwait(false);
        if (model.TokenDimensions == 0 && await TokenProjection.FitAsync(options, sample, cancellationToken).ConfigureAwait(false))
        {
            model = await TryAsync(options, cancellationToken).ConfigureAwait(false);
        }

        model = model with { Name = name };
        ModelCatalog.Register(building, model);
        var folder = catalog.FolderOf(name);
        Directory.Move(building, folder);
        return new CatalogModel(folder, model);
    }

    private static async Task<EmbeddingModel> TryAsync(OnnxModelOptions options, CancellationToken cancellationToken)
    {
        using var embedder = await OnnxEmbeddingGenerator.LoadAsync(options, cancellationToken).ConfigureAwait(false);
        await embedder.GenerateAsync(["A sentence of a few words."], null, cancellationToken).ConfigureAwait(false);
        return (EmbeddingModel)embedder.GetService(typeof(EmbeddingModel))!;
    }

    private static void Require(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new ModelException($"There is no folder {folder}. Give a sentence-transformers folder, or the address of a model on a hub.");
        }

        if (!Directory.EnumerateFiles(folder, "*.onnx", SearchOption.AllDirectories).Any())
        {
            throw new ModelException(HowToExport(folder));
        }
    }

    /// <summary>What to say of a model that has no ONNX graph.</summary>
    internal static string HowToExport(string model) =>
        $"{model} holds no ONNX graph, which this program needs. Export one with Hugging Face's tool, on a machine with Python: "
        + $"`pip install optimum[onnxruntime]`, then `optimum-cli export onnx --model {model} --task feature-extraction FOLDER/onnx`; "
        + "put the model's other files into FOLDER, and `corpus model add FOLDER`.";
}
