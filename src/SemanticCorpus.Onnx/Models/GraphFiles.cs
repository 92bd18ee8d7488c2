using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Models;

/// <summary>Chooses the graph of a model folder.</summary>
internal static class GraphFiles
{
    private const string Subfolder = "onnx";

    /// <summary>The graph's path relative to the folder, with forward slashes.</summary>
    /// <exception cref="ModelException">There is no such graph.</exception>
    public static string Choose(ModelFiles files, OnnxModelOptions options)
    {
        if (options.File is { } wanted)
        {
            return files.Has(wanted)
                ? wanted.Replace('\\', '/')
                : throw new ModelException($"{files.PathOf(wanted)} is missing. {Found(files)} Set {nameof(OnnxModelOptions)}.{nameof(OnnxModelOptions.File)} to one of these, or leave it out.");
        }

        return All(files).OrderBy(file => Rank(file, options.ExecutionProvider)).ThenBy(file => file, StringComparer.Ordinal).FirstOrDefault()
            ?? throw new ModelException($"{files.Folder} holds no graph: neither {Subfolder}/*.onnx nor *.onnx is there. Export the model to ONNX, or copy the file from where the model came from.");
    }

    /// <summary>The graph and the files that hold its weights, where they lie outside it.</summary>
    public static IEnumerable<string> WithWeights(ModelFiles files, string graph) =>
        new[] { graph, graph + "_data", graph + ".data" }.Where(files.Has);

    private static IEnumerable<string> All(ModelFiles files) =>
        new[] { Subfolder, "" }.Where(folder => Directory.Exists(files.PathOf(folder)))
            .SelectMany(folder => Directory.EnumerateFiles(files.PathOf(folder), "*.onnx").Select(path => Path.Combine(folder, Path.GetFileName(path)).Replace('\\', '/')));

    private static string Found(ModelFiles files) => All(files).ToList() is { Count: > 0 } all
        ? $"There is {string.Join(", ", all.Order(StringComparer.Ordinal))}."
        : "There is no graph at all.";

    // On the CPU int8 is the fastest; on CUDA it would fall back to the CPU, operator by operator.
    private static int Rank(string file, ExecutionProvider provider)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var kind = name.EndsWith("int8", StringComparison.Ordinal) || name.EndsWith("quantized", StringComparison.Ordinal) ? Kind.Int8
            : name.EndsWith("fp16", StringComparison.Ordinal) ? Kind.Float16
            : name == "model" ? Kind.Plain
            : Kind.Other;
        ReadOnlySpan<Kind> preferred = provider == ExecutionProvider.Cpu
            ? [Kind.Int8, Kind.Plain, Kind.Float16, Kind.Other]
            : [Kind.Float16, Kind.Plain, Kind.Other, Kind.Int8];
        return preferred.IndexOf(kind);
    }

    private enum Kind
    {
        Int8,
        Float16,
        Plain,
        Other,
    }
}
