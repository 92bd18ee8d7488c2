using SemanticCorpus.Storage.Qdrant;
using SemanticCorpus.StandIn;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Qdrant;

/// <summary>A stand-in server for one test.</summary>
public abstract class QdrantTest : IAsyncLifetime
{
    private protected QdrantStandIn StandIn { get; } = new() { ApiKey = "secret" };

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await StandIn.ListenAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await StandIn.DisposeAsync();
        Assert.Empty(StandIn.Violations);
    }

    private protected Task<QdrantCorpusStore> OpenAsync(CorpusSchema? schema, QdrantStoreOptions? options = null) =>
        QdrantCorpusStore.OpenAsync(options ?? Options(), schema, TimeProvider.System, Cancellation);

    /// <summary>Options with little patience.</summary>
    private protected QdrantStoreOptions Options(string key = "secret", bool readOnly = false, double seconds = 2) => new()
    {
        Url = StandIn.Url, ApiKey = key, ReadOnly = readOnly, RequestTimeout = TimeSpan.FromSeconds(seconds), SetupTimeout = TimeSpan.FromSeconds(2 * seconds),
    };
}
