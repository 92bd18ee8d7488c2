using SemanticCorpus.Storage.Sqlite;
using SemanticCorpus.Storage.Sqlite.Database;
using SemanticCorpus.Storage.Tests.Contract;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Sqlite;

/// <summary>A database in a folder of its own.</summary>
public abstract class SqliteTest : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected Samples Samples { get; } = new(60);

    protected string Folder => _folder.Path;

    protected string Database => _folder.Database;

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _folder.Dispose();
    }

    private protected Task<SqliteCorpusStore> OpenAsync(
        StoreMode mode = StoreMode.ReadWrite, CorpusSchema? schema = null, string? path = null) =>
        OpenAnyAsync(schema ?? Samples.Schema, mode, path);

    private protected Task<SqliteCorpusStore> OpenAnyAsync(
        CorpusSchema? schema, StoreMode mode = StoreMode.ReadWrite, string? path = null) => SqliteCorpusStore.OpenAsync(
        new SqliteStoreOptions { Path = path ?? Database, Mode = mode }, schema, TimeProvider.System, Cancellation);

    private protected Task StoreAsync(ICorpusStore store, string id, int passages) =>
        store.ReplaceDocumentAsync(Samples.Document(id), Samples.Passages(id, passages), Cancellation);

    private protected async Task CreateAsync(int documents = 3)
    {
        await using var store = await OpenAsync();
        for (var i = 0; i < documents; i++)
        {
            await StoreAsync(store, $"d{i}", 3);
        }
    }

    /// <summary>Changes the database behind the store's back.</summary>
    private protected void Run(string sql)
    {
        using var connection = Connection.OpenWriter(Database);
        connection.ExecuteScript(sql);
    }
}
