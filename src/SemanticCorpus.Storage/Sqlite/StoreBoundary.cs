using SemanticCorpus.Storage.Sqlite.Database;

namespace SemanticCorpus.Storage.Sqlite;

/// <summary>Where failures of the database become what callers of a store know.</summary>
internal static class StoreBoundary
{
    /// <param name="path">The database file.</param>
    /// <param name="work">What to do with it.</param>
    /// <exception cref="StoreUnavailableException">SQLite failed, or what it gave is damaged.</exception>
    public static T Run<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException exception)
        {
            throw exception.ToStoreUnavailable(path);
        }
        catch (FormatException exception)
        {
            throw new StoreUnavailableException(
                $"{path} is damaged: {exception.Message} Run `corpus doctor`, and restore it from a backup or ingest into a new database.", exception);
        }
    }
}
