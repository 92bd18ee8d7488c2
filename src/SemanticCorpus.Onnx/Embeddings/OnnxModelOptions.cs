namespace SemanticCorpus.Embeddings;

/// <summary>Which model to load and what to run it on.</summary>
public sealed class OnnxModelOptions
{
    /// <summary>The model's folder, laid out as sentence-transformers does. Required.</summary>
    public string Folder { get; set; } = "";

    /// <summary>The graph, relative to the folder, such as "onnx/model_fp16.onnx".
    /// Null takes the int8 graph on the CPU and the float16 graph on CUDA, or the nearest there is.</summary>
    public string? File { get; set; }

    /// <summary>What to compute on.</summary>
    public ExecutionProvider ExecutionProvider { get; set; }

    /// <summary>The GPU's number; only read with <see cref="ExecutionProvider.Cuda"/>.</summary>
    public int CudaDevice { get; set; }

    /// <summary>How many documents are embedded at once, one thread each. As many queries again may run beside them.</summary>
    public int Workers { get; set; } = Environment.ProcessorCount;

    /// <summary>The same options for a model in another folder.</summary>
    public OnnxModelOptions In(string folder)
    {
        var options = (OnnxModelOptions)MemberwiseClone();
        options.Folder = folder;
        return options;
    }

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">A value cannot be used; the message names the setting.</exception>
    public void Validate()
    {
        Require(!string.IsNullOrWhiteSpace(Folder), nameof(Folder), "must name the model's folder");
        Require(File is not { Length: 0 } && !Path.IsPathRooted(File), nameof(File), "must be a path relative to the folder, or null");
        Require(Enum.IsDefined(ExecutionProvider), nameof(ExecutionProvider), $"must be one of {string.Join(", ", Enum.GetNames<ExecutionProvider>())}");
        Require(CudaDevice >= 0, nameof(CudaDevice), "must not be negative");
        Require(Workers is >= 1 and <= 1024, nameof(Workers), "must lie between 1 and 1024");
    }

    private static void Require(bool holds, string setting, string demand)
    {
        if (!holds)
        {
            throw new ArgumentException($"{nameof(OnnxModelOptions)}.{setting} {demand}.", setting);
        }
    }
}
