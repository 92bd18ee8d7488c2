using System.Text.Json.Serialization;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Hosting;

/// <summary>A file of a model on a hub.</summary>
/// <param name="Type">"file" or "directory".</param>
/// <param name="Path">Its path in the model, with forward slashes.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="Oid">Git's name of its content.</param>
/// <param name="Lfs">What the hub keeps outside git: its SHA-256.</param>
internal sealed record HubFile(string Type, string Path, long Size, string Oid, HubLargeFile? Lfs)
{
    private const string GraphFolder = "onnx/";
    private static readonly string[] s_graphs = ["model_int8.onnx", "model_quantized.onnx", "model.onnx", "model_fp16.onnx"];
    private static readonly string[] s_settings = [".json", ".txt", ".md", ".model"];

    /// <summary>The files that are needed: settings and tokenizer, licence and description, and one graph with its weights.</summary>
    /// <exception cref="ModelException">The model has no graph, or a path leads out of its folder.</exception>
    public static IReadOnlyList<HubFile> Choose(IReadOnlyList<HubFile> all, string id)
    {
        if (all.FirstOrDefault(file => System.IO.Path.IsPathRooted(file.Path) || file.Path.Split('/', '\\').Contains("..") || file.Size < 0) is { } strange)
        {
            throw new ModelException($"The hub lists the file '{strange.Path}' ({strange.Size} bytes) for {id}, which cannot be; nothing was downloaded.");
        }

        var files = all.Where(file => file.Type == "file").ToList();
        var graphs = files.Where(file => file.Path.EndsWith(".onnx", StringComparison.Ordinal)).ToList();
        var graph = s_graphs.SelectMany(name => new[] { GraphFolder + name, name }).Select(path => graphs.Find(file => file.Path == path)).OfType<HubFile>().FirstOrDefault()
            ?? graphs.OrderBy(file => file.Size).FirstOrDefault()
            ?? throw new ModelException(ModelInstaller.HowToExport(id));
        return [.. files.Where(file => file == graph || file.Path == graph.Path + "_data" || file.Path == graph.Path + ".data"
            || s_settings.Contains(System.IO.Path.GetExtension(file.Path)) || file.Path.StartsWith("LICENSE", StringComparison.OrdinalIgnoreCase))];
    }
}

/// <summary>A file that a hub keeps outside git.</summary>
/// <param name="Oid">The SHA-256 of its content in hexadecimal.</param>
/// <param name="Size">Its length in bytes.</param>
internal sealed record HubLargeFile(string Oid, long Size);

/// <summary>The form of a hub's answers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HubFile[]))]
internal sealed partial class HubJson : JsonSerializerContext;
