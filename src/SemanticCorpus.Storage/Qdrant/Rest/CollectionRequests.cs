namespace SemanticCorpus.Storage.Qdrant.Rest;

internal sealed record CreateCollectionRequest
{
    public required Dictionary<string, DenseVectorParameters> Vectors { get; init; }

    public required Dictionary<string, SparseVectorParameters> SparseVectors { get; init; }

    public required Quantization QuantizationConfig { get; init; }

    public required int ShardNumber { get; init; }

    public required int ReplicationFactor { get; init; }

    public required int WriteConsistencyFactor { get; init; }

    public bool OnDiskPayload { get; init; } = true;

    public required CollectionMetadata Metadata { get; init; }
}

internal sealed record DenseVectorParameters(int Size, string Distance, bool OnDisk);

internal sealed record SparseVectorParameters(string Modifier);

internal sealed record Quantization(ScalarQuantization Scalar);

internal sealed record ScalarQuantization(string Type, double Quantile, bool AlwaysRam);

/// <summary>Optimizer settings that a bulk load changes; the threshold is in kilobytes of vectors, 0 for no index.</summary>
internal sealed record OptimizerSettings(long IndexingThreshold);

internal sealed record UpdateCollectionRequest(OptimizerSettings OptimizersConfig);

internal sealed record IndexRequest(string FieldName, IndexField FieldSchema);

internal sealed record IndexField(string Type, bool? OnDisk = null, bool? Lookup = null, bool? Range = null);

/// <summary>What a collection was made with, kept in its metadata.</summary>
internal sealed record CollectionMetadata
{
    public int? SchemaVersion { get; init; }

    public string? Model { get; init; }

    public string? Fingerprint { get; init; }

    public int? Dimensions { get; init; }

    public int? TokenDimensions { get; init; }

    public int? MaxTokens { get; init; }

    public string? Analyzer { get; init; }
}
