using SemanticCorpus.Storage.Sqlite.Database;

namespace SemanticCorpus.Storage.Sqlite;

/// <summary>Keeps the write-ahead log from growing without end. SQLite begins it anew only at a moment without readers, and a service under
/// load may have none: the writer then waits for one.</summary>
internal sealed class WriteAheadLog(Connection writer, string path)
{
    private const long Patience = 64 << 20;
    private readonly FileInfo _file = new(path + "-wal");
    private long _limit = Patience;

    /// <summary>Empties the log if it has grown large; called between two transactions.</summary>
    public void Keep()
    {
        _file.Refresh();
        if (!_file.Exists || _file.Length < _limit)
        {
            return;
        }

        using (var statement = writer.Prepare("PRAGMA wal_checkpoint(TRUNCATE)"))
        {
            // A reader that outlasts the busy timeout leaves the log as it is, which is no failure of the write.
            try
            {
                statement.Step();
            }
            catch (SqliteException failure) when (failure.Code is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED or SQLitePCL.raw.SQLITE_FULL)
            {
            }
        }

        // Behind a long reader every write would wait in vain; the next attempt is made when it has grown again.
        _file.Refresh();
        _limit = Math.Max(Patience, (_file.Exists ? _file.Length : 0) + (Patience / 2));
    }
}
