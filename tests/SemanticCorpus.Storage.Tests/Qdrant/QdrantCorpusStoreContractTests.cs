using SemanticCorpus.Storage.Qdrant;
using SemanticCorpus.Storage.Tests.Contract;
using SemanticCorpus.StandIn;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Qdrant;

/// <summary>The contract on the stand-in, or on a real server where <c>QDRANT_URL</c> (and <c>QDRANT_API_KEY</c>) name one.</summary>
public sealed class QdrantCorpusStoreContractTests : CorpusStoreContract
{
    private static readonly string? s_url = Environment.GetEnvironmentVariable("QDRANT_URL");
    private readonly string _corpus = "test-" + Guid.NewGuid().ToString("N");
    private QdrantStandIn? _standIn;

    protected override async Task<ICorpusStore> OpenStoreAsync(CorpusSchema schema, TimeProvider timeProvider) =>
        await QdrantCorpusStore.OpenAsync(await OptionsAsync(), schema, timeProvider, Cancellation);

    protected override async ValueTask CleanUpAsync()
    {
        if (_standIn is { } standIn)
        {
            await standIn.DisposeAsync();
            Assert.Empty(standIn.Violations);
        }
        else if (s_url is not null)
        {
            await QdrantCorpora.DropAsync(await OptionsAsync(), TimeProvider.System, CancellationToken.None);
        }
    }

    private async Task<QdrantStoreOptions> OptionsAsync()
    {
        if (s_url is not null)
        {
            return new QdrantStoreOptions { Url = new Uri(s_url), ApiKey = Environment.GetEnvironmentVariable("QDRANT_API_KEY"), Corpus = _corpus };
        }

        _standIn ??= await QdrantStandIn.StartAsync("secret");
        return new QdrantStoreOptions { Url = _standIn.Url, ApiKey = "secret", Corpus = _corpus };
    }
}
