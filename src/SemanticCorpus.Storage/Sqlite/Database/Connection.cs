using SQLitePCL;

namespace SemanticCorpus.Storage.Sqlite.Database;

/// <summary>One connection to the database with its prepared statements. For one thread at a time, <see cref="Interrupt"/> excepted.</summary>
/// <remarks>Speaks SQLite's C interface and not ADO.NET: blobs are read in place, and waiting for locks is left to
/// SQLite's busy timeout (docs/decisions/0011-single-writer.md).</remarks>
internal sealed class Connection : IDisposable
{
    private const int BusyTimeoutMilliseconds = 5000;
    private const int NoCheckpointOnClose = 1006; // SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE
    private readonly Dictionary<string, Statement> _statements = [];
    private readonly List<sqlite3_stmt> _handles = [];
    private readonly sqlite3 _database;

    static Connection()
    {
        Batteries_V2.Init();
        CheckedPages.Provide();
    }

    private Connection(sqlite3 database) => _database = database;

    /// <summary>The one connection that writes. Changes nothing in the file yet.</summary>
    /// <exception cref="SqliteException">The file cannot be opened or is no database.</exception>
    public static Connection OpenWriter(string path)
    {
        var connection = Open(path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
        CheckedPages.Reserve(connection._database);
        return connection.Setup("PRAGMA page_size = 4096; PRAGMA foreign_keys = ON; SELECT count(*) FROM sqlite_master;");
    }

    /// <summary>Copies the database as it is now into a new file, with checksums, while others read and write. The copy is not on the disk yet when it returns.</summary>
    /// <exception cref="SqliteException">The database cannot be read or the copy not written.</exception>
    public static void Copy(string path, string target)
    {
        using var connection = Open(path, raw.SQLITE_OPEN_READONLY);
        _ = raw.sqlite3_db_config(connection._database, NoCheckpointOnClose, 1, out _);
        CheckedPages.Reserve(connection._database);
        connection.Prepare("VACUUM INTO ?").Bind(target).Execute();
    }

    /// <summary>Whether pages have checksums.</summary>
    public bool IsChecked => CheckedPages.Has(_database);

    /// <summary>Makes this the connection that writes ahead and checkpoints. A commit is on the disk when it returns.</summary>
    public void WriteAhead() => ExecuteScript(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 4000;");

    /// <summary>A connection that reads and never checkpoints, not even when it is the last to close.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="immutable">Whether nothing can change the file, so that it is read without locks or a shared-memory file.</param>
    /// <exception cref="SqliteException">The file cannot be opened or is no database.</exception>
    public static Connection OpenReader(string path, bool immutable)
    {
        var name = immutable ? new Uri(path).AbsoluteUri + "?immutable=1" : path;
        var connection = Open(name, raw.SQLITE_OPEN_READONLY | (immutable ? raw.SQLITE_OPEN_URI : 0));
        _ = raw.sqlite3_db_config(connection._database, NoCheckpointOnClose, 1, out _);
        return connection.Setup("PRAGMA query_only = ON; SELECT count(*) FROM sqlite_master;");
    }

    /// <summary>Whether a transaction is open.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_database) == 0;

    /// <summary>The prepared form of <paramref name="sql"/>, which must be out of use.</summary>
    public Statement Prepare(string sql)
    {
        if (_statements.TryGetValue(sql, out var statement))
        {
            // A failure may have left it bound or between two rows.
            statement.Dispose();
            return statement;
        }

        Check(raw.sqlite3_prepare_v2(_database, sql, out var handle));
        _handles.Add(handle);
        return _statements[sql] = new Statement(this, handle);
    }

    /// <summary>Runs a statement without parameters or rows.</summary>
    public void Execute(string sql) => Prepare(sql).Execute();

    /// <summary>Runs statements that are used once.</summary>
    public void ExecuteScript(string sql) => Check(raw.sqlite3_exec(_database, sql));

    /// <summary>The first column of the first row, or 0 where there is none.</summary>
    public long Scalar(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Long(0) : 0;
    }

    /// <summary>The key of the row inserted last.</summary>
    public long LastInsertedKey => Scalar("SELECT last_insert_rowid()");

    /// <summary>Ends the running statement with SQLITE_INTERRUPT. May be called from any thread while the connection is open.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(_database);

    /// <summary>Undoes the open transaction, if there is one.</summary>
    public void Rollback()
    {
        if (InTransaction)
        {
            Execute("ROLLBACK");
        }
    }

    public SqliteException Failure(int code) => new(code, raw.sqlite3_errmsg(_database).utf8_to_string());

    public void Dispose()
    {
        foreach (var handle in _handles)
        {
            handle.Dispose();
        }

        _database.Dispose();
    }

    private static Connection Open(string name, int flags)
    {
        var code = raw.sqlite3_open_v2(name, out var database, flags | raw.SQLITE_OPEN_NOMUTEX, CheckedPages.FileSystem);
        var connection = new Connection(database);
        if (code != raw.SQLITE_OK)
        {
            var failure = connection.Failure(code);
            connection.Dispose();
            throw failure;
        }

        _ = raw.sqlite3_busy_timeout(database, BusyTimeoutMilliseconds);
        return connection;
    }

    private Connection Setup(string sql)
    {
        try
        {
            ExecuteScript(sql);
            return this;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Failure(code);
        }
    }
}
