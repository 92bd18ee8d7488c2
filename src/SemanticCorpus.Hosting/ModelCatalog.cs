using System.Text.Json;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Hosting;

/// <summary>The models that were added to this machine (<c>corpus model add</c>): a folder each under <c>models</c> in the data folder,
/// beside the one delivered with the program. A corpus finds the model it was made with by the fingerprint.</summary>
public sealed class ModelCatalog
{
    private const string IdentityFile = "semantic-corpus.json";

    /// <summary>The catalogue of this user's data folder.</summary>
    public static ModelCatalog Default => new(DataFolder.Models);

    private readonly string _root;

    /// <summary>Creates a catalogue.</summary>
    /// <param name="root">The folder that holds the models' folders; it need not be there yet.</param>
    public ModelCatalog(string root) => _root = Path.GetFullPath(root);

    /// <summary>The models added, by name.</summary>
    public IReadOnlyList<CatalogModel> List() => !Directory.Exists(_root) ? [] :
        [.. Directory.EnumerateDirectories(_root).Order(StringComparer.Ordinal).Select(Read).OfType<CatalogModel>()];

    /// <summary>The folder of the model with a fingerprint.</summary>
    /// <returns>The folder, or null where no added model has that fingerprint.</returns>
    public string? Find(string fingerprint) => List().FirstOrDefault(model => model.Model.Fingerprint == fingerprint)?.Folder;

    /// <summary>The model delivered with the program.</summary>
    /// <exception cref="ModelException">It is not there, or damaged.</exception>
    public static async Task<CatalogModel> DeliveredAsync(CancellationToken cancellationToken)
    {
        var folder = ModelFolder.Delivered();
        using var embedder = await OnnxEmbeddingGenerator.LoadAsync(new OnnxModelOptions { Folder = folder }, cancellationToken).ConfigureAwait(false);
        return new CatalogModel(folder, (EmbeddingModel)embedder.GetService(typeof(EmbeddingModel))!);
    }

    /// <summary>The folder that a user means: that of an added model of this name, that of the delivered one, or a path.</summary>
    /// <exception cref="ModelException">There is no such model or folder.</exception>
    public string Resolve(string nameOrFolder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(nameOrFolder);
        var added = List().FirstOrDefault(model => model.Model.Name == nameOrFolder)?.Folder;
        return added ?? (nameOrFolder == ModelFolder.DeliveredName ? ModelFolder.Delivered()
            : Directory.Exists(nameOrFolder) ? Path.GetFullPath(nameOrFolder)
            : throw new ModelException($"There is no model {nameOrFolder}: neither an added model of that name nor a folder. `corpus model list` shows the added ones; `corpus model add FOLDER` adds one."));
    }

    /// <summary>Where a model of a name is kept, or would be.</summary>
    /// <exception cref="ArgumentException">The name cannot be a folder's.</exception>
    public string FolderOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is > 0 and <= 100 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && name[0] != '.'
            ? Path.Combine(_root, name)
            : throw new ArgumentException($"--name: '{name}' cannot name a model; 1 to 100 letters, digits, '-', '_' and '.', not beginning with '.', can.");
    }

    /// <summary>Writes down which model a folder holds, which makes it part of the catalogue.</summary>
    public static void Register(string folder, EmbeddingModel model)
    {
        var partial = Path.Combine(folder, IdentityFile + ".partial");
        File.WriteAllBytes(partial, JsonSerializer.SerializeToUtf8Bytes(model, CatalogJson.Default.EmbeddingModel));
        File.Move(partial, Path.Combine(folder, IdentityFile), overwrite: true);
    }

    private static CatalogModel? Read(string folder)
    {
        // A folder without it is still being downloaded.
        var file = Path.Combine(folder, IdentityFile);
        try
        {
            return File.Exists(file) && JsonSerializer.Deserialize(File.ReadAllBytes(file), CatalogJson.Default.EmbeddingModel) is { } model
                ? new CatalogModel(folder, model)
                : null;
        }
        catch (JsonException failure)
        {
            throw new ModelException($"{file} is damaged: {failure.Message} Remove the folder and add the model again.", failure);
        }
    }
}
