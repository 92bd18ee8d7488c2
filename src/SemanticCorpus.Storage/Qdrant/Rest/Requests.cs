using System.Text.Json;

namespace SemanticCorpus.Storage.Qdrant.Rest;

/// <summary>A point to store.</summary>
internal sealed record PointToStore(Guid Id, PointVectors Vector, PointPayload Payload);

/// <summary>The vectors of a point; a document's and the state's have none.</summary>
internal sealed class PointVectors
{
    public float[]? Passage { get; init; }

    public SparseVector? Keywords { get; init; }
}

/// <summary>A sparse vector: each index once.</summary>
internal sealed record SparseVector(IReadOnlyList<uint> Indices, IReadOnlyList<float> Values);

internal sealed record UpsertRequest(IReadOnlyList<PointToStore> Points);

internal sealed record DeleteRequest
{
    public IReadOnlyList<Guid>? Points { get; init; }

    public Filter? Filter { get; init; }
}

/// <summary>One of several changes made in order.</summary>
internal sealed record ChangeOperation
{
    public UpsertRequest? Upsert { get; init; }

    public DeleteRequest? Delete { get; init; }
}

internal sealed record ChangesRequest(IReadOnlyList<ChangeOperation> Operations);

internal sealed record RetrieveRequest(IReadOnlyList<Guid> Ids, IReadOnlyList<string> WithPayload, IReadOnlyList<string> WithVector);

internal sealed record DenseQuery(float[] Query, string Using, int Limit, Filter? Filter, IReadOnlyList<string> WithPayload, QueryParameters Params);

internal sealed record QueryParameters(QuantizationParameters Quantization, bool? Exact = null, int? HnswEf = null);

internal sealed record QuantizationParameters(bool Rescore, double Oversampling);

internal sealed record SparseQuery(SparseVector Query, string Using, int Limit, Filter? Filter, IReadOnlyList<string> WithPayload);

internal sealed record SearchesRequest(IReadOnlyList<JsonElement> Searches);

internal sealed record ScrollRequest(int Limit, Guid? Offset, Filter Filter, IReadOnlyList<string> WithPayload, bool WithVector = false);

internal sealed record CountRequest(Filter Filter, bool Exact = true);

internal sealed record FacetRequest(string Key, int Limit, Filter? Filter = null, bool Exact = true);

internal sealed record AliasesRequest(IReadOnlyList<AliasAction> Actions);

internal sealed record AliasAction
{
    public CreateAlias? CreateAlias { get; init; }

    public DeleteAlias? DeleteAlias { get; init; }
}

internal sealed record CreateAlias(string CollectionName, string AliasName);

internal sealed record DeleteAlias(string AliasName);
