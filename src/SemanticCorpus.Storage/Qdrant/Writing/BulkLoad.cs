using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant.Writing;

/// <summary>A time without indexing. Ends with the threshold there was before, or with the server's default where a load that
/// was cut off had left none.</summary>
internal sealed class BulkLoad : IAsyncDisposable
{
    private const long DefaultThreshold = 10_000;
    private readonly QdrantClient _client;
    private readonly string _collection;
    private readonly long _before;
    private bool _ended;

    private BulkLoad(QdrantClient client, string collection, long before)
    {
        _client = client;
        _collection = collection;
        _before = before;
    }

    public static async Task<BulkLoad> BeginAsync(QdrantClient client, string collection, CancellationToken cancellationToken)
    {
        var found = await client.FindCollectionAsync(collection, cancellationToken).ConfigureAwait(false)
            ?? throw new StoreUnavailableException($"Qdrant at {client.Address} has no collection {collection}. Open the corpus again.");
        var before = found.Config?.OptimizerConfig?.IndexingThreshold is { } threshold and > 0 ? threshold : DefaultThreshold;
        await SetAsync(client, collection, 0, cancellationToken).ConfigureAwait(false);
        return new BulkLoad(client, collection, before);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_ended)
        {
            _ended = true;
            await SetAsync(_client, _collection, _before, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static Task SetAsync(QdrantClient client, string collection, long threshold, CancellationToken cancellationToken) =>
        client.UpdateCollectionAsync(collection, new UpdateCollectionRequest(new OptimizerSettings(threshold)), cancellationToken);
}
