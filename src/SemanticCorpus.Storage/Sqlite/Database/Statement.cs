using System.Text;
using SQLitePCL;

namespace SemanticCorpus.Storage.Sqlite.Database;

/// <summary>A prepared statement, kept by its <see cref="Connection"/> for the next use; disposing it only resets it.
/// Parameters are bound in the order of the question marks in the SQL.</summary>
internal sealed class Statement(Connection connection, sqlite3_stmt handle) : IDisposable
{
    private int _bound;

    public Statement Bind(long value) => Bound(raw.sqlite3_bind_int64(handle, ++_bound, value));

    public Statement Bind(double value) => Bound(raw.sqlite3_bind_double(handle, ++_bound, value));

    public Statement Bind(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return Bound(value is null ? raw.sqlite3_bind_null(handle, ++_bound) : raw.sqlite3_bind_text(handle, ++_bound, value));
        }

        // The overload for strings ends at the first NUL; this one does not.
        return Bound(raw.sqlite3_bind_text(handle, ++_bound, Encoding.UTF8.GetBytes(value)));
    }

    public Statement BindNull() => Bound(raw.sqlite3_bind_null(handle, ++_bound));

    public Statement Bind(ReadOnlySpan<byte> value) => Bound(
        value.IsEmpty ? raw.sqlite3_bind_zeroblob(handle, ++_bound, 0) : raw.sqlite3_bind_blob(handle, ++_bound, value));

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step() => raw.sqlite3_step(handle) switch
    {
        raw.SQLITE_ROW => true,
        raw.SQLITE_DONE => false,
        var code => throw connection.Failure(code),
    };

    /// <summary>Runs a statement that gives no rows.</summary>
    public void Execute()
    {
        Step();
        Dispose();
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public int Int(int column) => raw.sqlite3_column_int(handle, column);

    public long Long(int column) => raw.sqlite3_column_int64(handle, column);

    public double Double(int column) => raw.sqlite3_column_double(handle, column);

    /// <summary>The bytes of a blob or, in UTF-8, of a text; valid until the next step.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(handle, column);

    public string Text(int column) => Encoding.UTF8.GetString(Blob(column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public void Dispose()
    {
        // The code that reset gives is that of the step before, which has been reported.
        _ = raw.sqlite3_reset(handle);
        _ = raw.sqlite3_clear_bindings(handle);
        _bound = 0;
    }

    private Statement Bound(int code) => code == raw.SQLITE_OK ? this : throw connection.Failure(code);
}
