using System.Text.Json.Serialization;

namespace SemanticCorpus.Storage.Qdrant.Rest;

/// <summary>The JSON of the REST interface, serializers generated at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UpsertRequest))]
[JsonSerializable(typeof(ChangesRequest))]
[JsonSerializable(typeof(RetrieveRequest))]
[JsonSerializable(typeof(DenseQuery))]
[JsonSerializable(typeof(SparseQuery))]
[JsonSerializable(typeof(SearchesRequest))]
[JsonSerializable(typeof(ScrollRequest))]
[JsonSerializable(typeof(CountRequest))]
[JsonSerializable(typeof(FacetRequest))]
[JsonSerializable(typeof(AliasesRequest))]
[JsonSerializable(typeof(CreateCollectionRequest))]
[JsonSerializable(typeof(UpdateCollectionRequest))]
[JsonSerializable(typeof(IndexRequest))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(VersionAnswer))]
[JsonSerializable(typeof(Answer<bool>))]
[JsonSerializable(typeof(Answer<UpdateResult>))]
[JsonSerializable(typeof(Answer<List<UpdateResult>>))]
[JsonSerializable(typeof(Answer<List<FoundPoint>>))]
[JsonSerializable(typeof(Answer<List<PointsAnswer>>))]
[JsonSerializable(typeof(Answer<ScrollAnswer>))]
[JsonSerializable(typeof(Answer<CountAnswer>))]
[JsonSerializable(typeof(Answer<FacetAnswer>))]
[JsonSerializable(typeof(Answer<AliasesAnswer>))]
[JsonSerializable(typeof(Answer<CollectionsAnswer>))]
[JsonSerializable(typeof(Answer<CollectionAnswer>))]
[JsonSerializable(typeof(Answer<ClusterAnswer>))]
[JsonSerializable(typeof(Answer<ShardsAnswer>))]
internal sealed partial class QdrantJson : JsonSerializerContext;
