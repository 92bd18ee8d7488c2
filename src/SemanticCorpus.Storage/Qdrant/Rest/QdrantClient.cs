using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SemanticCorpus.Storage.Qdrant.Rest;

/// <summary>The part of Qdrant's REST interface that the store uses. Failures are <see cref="StoreUnavailableException"/>.</summary>
internal sealed class QdrantClient(QdrantTransport transport)
{
    // Text goes as it is, not escaped: twice the documents fit into a request.
    private static readonly QdrantJson s_json = new(new JsonSerializerOptions(QdrantJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public string Address => transport.Address;

    public Task<VersionAnswer> GetVersionAsync(CancellationToken token) =>
        ReadAsync(HttpMethod.Get, "", null, s_json.VersionAnswer, token);

    /// <summary>A collection, or null where there is none of that name or alias.</summary>
    public async Task<CollectionAnswer?> FindCollectionAsync(string collection, CancellationToken token)
    {
        try
        {
            return Required(await ReadAsync(
                HttpMethod.Get, $"collections/{collection}", null, s_json.AnswerCollectionAnswer, token).ConfigureAwait(false));
        }
        catch (QdrantRefusalException refusal) when (refusal.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <returns>False where it is already there.</returns>
    public async Task<bool> CreateCollectionAsync(string collection, CreateCollectionRequest request, CancellationToken token)
    {
        try
        {
            await transport.SetUpAsync(
                HttpMethod.Put, $"collections/{collection}", Body.Of(request, s_json.CreateCollectionRequest), s_json.AnswerBoolean, token).ConfigureAwait(false);
            return true;
        }
        catch (QdrantRefusalException refusal) when (refusal.Status == HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    public Task UpdateCollectionAsync(string collection, UpdateCollectionRequest request, CancellationToken token) =>
        Present(collection, transport.SetUpAsync(
            HttpMethod.Patch, $"collections/{collection}", Body.Of(request, s_json.UpdateCollectionRequest), s_json.AnswerBoolean, token));

    public Task DeleteCollectionAsync(string collection, CancellationToken token) =>
        transport.SetUpAsync(HttpMethod.Delete, $"collections/{collection}", null, s_json.AnswerBoolean, token);

    public Task CreateIndexAsync(string collection, IndexRequest request, CancellationToken token) =>
        Present(collection, transport.SetUpAsync(
            HttpMethod.Put, $"collections/{collection}/index?wait=true", Body.Of(request, s_json.IndexRequest), s_json.AnswerUpdateResult, token));

    public async Task<IReadOnlyList<CollectionName>> ListCollectionsAsync(CancellationToken token) =>
        Required(await ReadAsync(HttpMethod.Get, "collections", null, s_json.AnswerCollectionsAnswer, token).ConfigureAwait(false)).Collections ?? [];

    public async Task<IReadOnlyList<CreateAlias>> ListAliasesAsync(CancellationToken token) =>
        Required(await ReadAsync(HttpMethod.Get, "aliases", null, s_json.AnswerAliasesAnswer, token).ConfigureAwait(false)).Aliases ?? [];

    public Task ChangeAliasesAsync(AliasesRequest request, CancellationToken token) =>
        Present("named in the alias", transport.SetUpAsync(
            HttpMethod.Post, "collections/aliases", Body.Of(request, s_json.AliasesRequest), s_json.AnswerBoolean, token));

    public async Task<ClusterAnswer> GetClusterAsync(CancellationToken token) =>
        Required(await ReadAsync(HttpMethod.Get, "cluster", null, s_json.AnswerClusterAnswer, token).ConfigureAwait(false));

    public async Task<ShardsAnswer> GetShardsAsync(string collection, CancellationToken token) => Required(await Present(
        collection,
        ReadAsync(HttpMethod.Get, $"collections/{collection}/cluster", null, s_json.AnswerShardsAnswer, token)).ConfigureAwait(false));

    public async Task UpsertAsync(string collection, UpsertRequest request, CancellationToken token) => Completed(await Present(
        collection,
        transport.WriteAsync(
            HttpMethod.Put, $"collections/{collection}/points?wait=true", Body.Of(request, s_json.UpsertRequest), s_json.AnswerUpdateResult, token))
        .ConfigureAwait(false) is { Result: { } one } ? [one] : []);

    /// <summary>Makes changes one after another; each is there before the next begins.</summary>
    public async Task ChangeAsync(string collection, ChangesRequest request, CancellationToken token) => Completed((await Present(
        collection,
        transport.WriteAsync(
            HttpMethod.Post, $"collections/{collection}/points/batch?wait=true", Body.Of(request, s_json.ChangesRequest), s_json.AnswerListUpdateResult, token))
        .ConfigureAwait(false)).Result ?? []);

    public async Task<IReadOnlyList<FoundPoint>> RetrieveAsync(string collection, RetrieveRequest request, CancellationToken token) => Required(await Present(
        collection,
        ReadAsync(
            HttpMethod.Post, $"collections/{collection}/points", Body.Of(request, s_json.RetrieveRequest), s_json.AnswerListFoundPoint, token)).ConfigureAwait(false));

    public async Task<IReadOnlyList<PointsAnswer>> QueryAsync(string collection, SearchesRequest request, CancellationToken token) => Required(await Present(
        collection,
        ReadAsync(
            HttpMethod.Post, $"collections/{collection}/points/query/batch", Body.Of(request, s_json.SearchesRequest), s_json.AnswerListPointsAnswer, token))
        .ConfigureAwait(false));

    public async Task<ScrollAnswer> ScrollAsync(string collection, ScrollRequest request, CancellationToken token) => Required(await Present(
        collection,
        ReadAsync(
            HttpMethod.Post, $"collections/{collection}/points/scroll", Body.Of(request, s_json.ScrollRequest), s_json.AnswerScrollAnswer, token)).ConfigureAwait(false));

    public async Task<long> CountAsync(string collection, CountRequest request, CancellationToken token) => Required(await Present(
        collection,
        ReadAsync(
            HttpMethod.Post, $"collections/{collection}/points/count", Body.Of(request, s_json.CountRequest), s_json.AnswerCountAnswer, token)).ConfigureAwait(false))
        .Count ?? throw Incomplete();

    public async Task<IReadOnlyList<FacetHit>> FacetAsync(string collection, FacetRequest request, CancellationToken token) => Required(await Present(
        collection,
        ReadAsync(
            HttpMethod.Post, $"collections/{collection}/facet", Body.Of(request, s_json.FacetRequest), s_json.AnswerFacetAnswer, token)).ConfigureAwait(false)).Hits ?? throw Incomplete();

    private Task<T> ReadAsync<T>(HttpMethod method, string path, Body? body, JsonTypeInfo<T> answer, CancellationToken token) =>
        transport.ReadAsync(method, path, body, answer, token);

    private void Completed(List<UpdateResult> results)
    {
        if (results.Count == 0 || results.Any(result => result.Status != "completed"))
        {
            throw new StoreUnavailableException($"Qdrant at {Address} did not say that it made a change. Check its nodes; `corpus doctor` says more.") { MayPass = true };
        }
    }

    private T Required<T>(Answer<T> answer)
        where T : class => answer.Result ?? throw Incomplete();

    private StoreUnavailableException Incomplete() =>
        new($"What answers at {Address} left out the result. Check that the address is a Qdrant's.", new JsonException("No result."));

    private async Task<T> Present<T>(string collection, Task<T> request)
    {
        try
        {
            return await request.ConfigureAwait(false);
        }
        catch (QdrantRefusalException refusal)
        {
            throw new StoreUnavailableException(
                $"Qdrant at {Address} has no collection {collection} any more ({refusal.Message}). Open the corpus again, or restore it from a snapshot.", refusal);
        }
    }
}
