using System.Collections.Concurrent;
using SemanticCorpus.Storage.Sqlite.Database;

namespace SemanticCorpus.Storage.Sqlite;

/// <summary>Read-only connections, opened as they are needed and kept for the next reader.</summary>
internal sealed class ReaderPool(string path, bool immutable) : IDisposable
{
    private readonly ConcurrentBag<Connection> _idle = [];
    private readonly int _kept = Environment.ProcessorCount * 2;
    private volatile bool _closed;

    /// <summary>A connection with an open read transaction: all it reads is of one moment.</summary>
    /// <exception cref="ObjectDisposedException">The pool is closed.</exception>
    /// <exception cref="SqliteException">No further connection could be opened.</exception>
    public Connection Rent()
    {
        ObjectDisposedException.ThrowIf(_closed, typeof(SqliteCorpusStore));
        var connection = _idle.TryTake(out var idle) ? idle : Connection.OpenReader(path, immutable);
        try
        {
            connection.Execute("BEGIN");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Takes a connection back and ends its transaction.</summary>
    public void Return(Connection connection)
    {
        if (_closed || _idle.Count >= _kept || !TryEnd(connection))
        {
            connection.Dispose();
            return;
        }

        _idle.Add(connection);
        if (_closed)
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    private static bool TryEnd(Connection connection)
    {
        try
        {
            connection.Rollback();
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
