namespace SemanticCorpus.Embeddings;

/// <summary>What ONNX Runtime computes on.</summary>
public enum ExecutionProvider
{
    /// <summary>The processor.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU; needs the GPU package of ONNX Runtime and NVIDIA's libraries.</summary>
    Cuda,
}
