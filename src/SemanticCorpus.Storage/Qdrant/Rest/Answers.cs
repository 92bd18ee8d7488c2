using System.Text.Json;

namespace SemanticCorpus.Storage.Qdrant.Rest;

/// <summary>What every answer is wrapped in.</summary>
internal sealed record Answer<T>(T? Result);

internal sealed record ErrorAnswer(JsonElement Status);

internal sealed record VersionAnswer(string? Title, string? Version);

internal sealed record UpdateResult(string? Status);

internal sealed record FoundPoint
{
    public Guid Id { get; init; }

    public float Score { get; init; }

    public PointPayload? Payload { get; init; }

    public PointVectors? Vector { get; init; }
}

internal sealed record PointsAnswer(List<FoundPoint>? Points);

internal sealed record ScrollAnswer(List<FoundPoint>? Points, Guid? NextPageOffset);

internal sealed record CountAnswer(long? Count);

internal sealed record FacetAnswer(List<FacetHit>? Hits);

internal sealed record FacetHit(JsonElement Value, long Count);

internal sealed record AliasesAnswer(List<CreateAlias>? Aliases);

internal sealed record CollectionsAnswer(List<CollectionName>? Collections);

internal sealed record CollectionName(string Name);

internal sealed record CollectionAnswer
{
    public string? Status { get; init; }

    public JsonElement OptimizerStatus { get; init; }

    public long? PointsCount { get; init; }

    public CollectionConfiguration? Config { get; init; }

    public Dictionary<string, JsonElement>? PayloadSchema { get; init; }
}

internal sealed record CollectionConfiguration
{
    public CollectionParameters? Params { get; init; }

    public OptimizerState? OptimizerConfig { get; init; }

    public CollectionMetadata? Metadata { get; init; }
}

internal sealed record OptimizerState(long? IndexingThreshold);

internal sealed record CollectionParameters(JsonElement Vectors);

internal sealed record ClusterAnswer(string? Status, Dictionary<string, JsonElement>? Peers);

internal sealed record ShardsAnswer(List<Shard>? LocalShards, List<Shard>? RemoteShards);

internal sealed record Shard(long ShardId, string State, ulong? PeerId);
