using SemanticCorpus.Storage.Sqlite;
using SemanticCorpus.Storage.Tests.Contract;

namespace SemanticCorpus.Storage.Tests.Sqlite;

public sealed class SqliteCorpusStoreContractTests : CorpusStoreContract
{
    private readonly TemporaryFolder _folder = new();

    protected override async Task<ICorpusStore> OpenStoreAsync(CorpusSchema schema, TimeProvider timeProvider) =>
        await SqliteCorpusStore.OpenAsync(new SqliteStoreOptions { Path = _folder.Database }, schema, timeProvider, Cancellation);

    protected override ValueTask CleanUpAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
