using SemanticCorpus.Embeddings;
using SemanticCorpus.Hosting;
using SemanticCorpus.Storage;
using SemanticCorpus.Storage.Sqlite;
using Xunit;

namespace SemanticCorpus.Reliability;

/// <summary>A folder of its own with a database in it.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("corpus-reliability-");

    public string Folder => folder.FullName;

    public string Database => At("main.db");

    public string At(string name) => Path.Combine(Folder, name);

    /// <summary>The settings of the command on this database.</summary>
    public CorpusSettings Settings => new() { Database = Database, Model = new OnnxModelOptions { Folder = Published.TinyModel } };

    public static Task<SqliteCorpusStore> ReadAsync(string database) => SqliteCorpusStore.OpenAsync(
        new SqliteStoreOptions { Path = database, Mode = StoreMode.ReadOnly }, null, TimeProvider.System, Bench.Cancellation);

    /// <summary>SQLite's own check, and that passages, vectors and keyword rows are the same.</summary>
    public static async Task AssertWholeAsync(string database)
    {
        await using var store = await ReadAsync(database);
        Assert.Empty(await store.CheckAsync(Bench.Cancellation));
    }

    public void Dispose() => folder.Delete(recursive: true);
}
