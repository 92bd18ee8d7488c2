namespace SemanticCorpus.Storage.Sqlite;

/// <summary>Which database a <see cref="SqliteCorpusStore"/> opens, and what for.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>The database file. While it is open for writing, <c>PATH.lock</c> lies beside it; SQLite itself adds <c>PATH-wal</c> and <c>PATH-shm</c>.</summary>
    public required string Path { get; init; }

    /// <summary>What it is opened for.</summary>
    public StoreMode Mode { get; init; } = StoreMode.ReadWrite;
}
