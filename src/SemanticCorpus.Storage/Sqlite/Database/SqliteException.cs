namespace SemanticCorpus.Storage.Sqlite.Database;

/// <summary>A call of SQLite failed. Never leaves the store: its boundary turns it into <see cref="StoreUnavailableException"/>.</summary>
internal sealed class SqliteException(int code, string message) : Exception(message)
{
    private const int PrimaryCodeMask = 0xFF;

    /// <summary>SQLite's primary result code, without the extension that says which call of the system failed.</summary>
    public int Code { get; } = code & PrimaryCodeMask;

    /// <summary>The failure as callers of the store see it.</summary>
    /// <param name="path">The database file.</param>
    public StoreUnavailableException ToStoreUnavailable(string path) => new($"{path}: {Reason()} ({Message}).", this)
    {
        IsFull = Code == SQLitePCL.raw.SQLITE_FULL,
        IsReadOnly = Code == SQLitePCL.raw.SQLITE_READONLY,
    };

    private string Reason() => Code switch
    {
        SQLitePCL.raw.SQLITE_FULL => "the disk is full; nothing of this change was stored. Free some space and try again",
        SQLitePCL.raw.SQLITE_READONLY => "cannot be written. Check the rights of the file and its folder, or open it for reading only",
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => "is locked by another program. Close it there and try again",
        SQLitePCL.raw.SQLITE_NOTADB => "is not a database. Give the file that `corpus ingest` made, or another name for a new one",
        SQLitePCL.raw.SQLITE_CORRUPT => "is damaged. Run `corpus doctor`, and restore it from a backup or ingest into a new database",
        SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_PERM or SQLitePCL.raw.SQLITE_AUTH => "cannot be opened. Check the rights of the file and its folder",
        SQLitePCL.raw.SQLITE_IOERR => "cannot be read or written: the disk or file system reported an error",
        SQLitePCL.raw.SQLITE_NOMEM => "there is not enough memory to use it",
        _ => "failed",
    };
}
