namespace SemanticCorpus.Storage.Sqlite;

/// <summary>Which database a <see cref="SqliteCorpusStore"/> opens, and what for.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>The database file. While it is open for writing, <c>PATH.lock</c> lies beside it; SQLite itself adds <c>PATH-wal</c> and <c>PATH-shm</c>.
    /// A large corpus has a folder <c>PATH-index</c> beside it, from which searches start sooner; it may be deleted when no program has the corpus open.</summary>
    public required string Path { get; init; }

    /// <summary>What it is opened for.</summary>
    public StoreMode Mode { get; init; } = StoreMode.ReadWrite;
}
