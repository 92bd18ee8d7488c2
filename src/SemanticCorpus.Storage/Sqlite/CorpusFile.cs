using System.Globalization;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Storage.Sqlite.Database;
using SemanticCorpus.Storage.Sqlite.Index;
using SQLitePCL;

namespace SemanticCorpus.Storage.Sqlite;

/// <summary>What is checked, and where needed created, when a database is opened.</summary>
internal static class CorpusFile
{
    /// <summary>The file that a path means, so that two names of one file share one lock.</summary>
    public static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        return File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
    }

    /// <exception cref="StoreUnavailableException">There is no such file.</exception>
    public static void RequireExisting(string path)
    {
        if (!File.Exists(path))
        {
            throw new StoreUnavailableException($"There is no database {path}. `corpus ingest --db {path} FILES` makes one.");
        }
    }

    /// <summary>What stands between a database's name and that of one that is built beside it.</summary>
    public const string BesideMark = ".next-";

    /// <summary>Deletes a database that nobody has open, with the files that belong to it.</summary>
    public static void Delete(string path)
    {
        // The write-ahead log, its index and the writer's lock; the folder has the search index.
        foreach (var suffix in (string[])["", "-wal", "-shm", ".lock"])
        {
            File.Delete(path + suffix);
        }

        var index = IndexFolder.Of(path);
        if (Directory.Exists(index))
        {
            Directory.Delete(index, recursive: true);
        }
    }

    /// <summary>Creates the folder of a new database, for its owner alone.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be created.</exception>
    public static void CreateFolder(string path)
    {
        try
        {
            var folder = Path.GetDirectoryName(path)!;
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"{path} cannot be created: {exception.Message}", exception);
        }
    }

    /// <summary>Whether the file can only be read without locks: SQLite needs its shared-memory file for a database in
    /// write-ahead mode, and neither that nor a log is there and neither can be made.</summary>
    public static bool MustBeImmutable(string path)
    {
        if (File.Exists(path + "-wal") || File.Exists(path + "-shm"))
        {
            return false;
        }

        try
        {
            Connection.OpenReader(path, immutable: false).Dispose();
            return false;
        }
        catch (SqliteException exception) when (exception.Code is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY)
        {
            return true;
        }
    }

    /// <summary>Creates the tables if the database has none yet, and makes it its owner's alone.</summary>
    public static void CreateTables(Connection writer, string path, CorpusSchema schema, TimeProvider timeProvider)
    {
        if (writer.Scalar("SELECT count(*) FROM sqlite_master") > 0)
        {
            return;
        }

        // Its log and index get the permissions of the database.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        writer.WriteAhead();
        writer.Execute("BEGIN IMMEDIATE");
        writer.ExecuteScript(Tables.Create);
        writer.Prepare("INSERT INTO corpus VALUES (1, ?, ?, ?, ?, ?, ?, ?)")
            .Bind(schema.Model.Name).Bind(schema.Model.Fingerprint).Bind(schema.Model.Dimensions)
            .Bind(schema.Model.TokenDimensions).Bind(schema.Model.MaxTokens).Bind(schema.Analyzer)
            .Bind(DocumentReader.FormatTime(timeProvider.GetUtcNow()))
            .Execute();
        writer.ExecuteScript(string.Create(
            CultureInfo.InvariantCulture, $"PRAGMA application_id = {Tables.ApplicationId}; PRAGMA user_version = {Tables.Version};"));
        writer.Execute("COMMIT");
    }

    /// <summary>Brings the tables of an older version up to this one. What they hold stays; pages without checksums stay so.</summary>
    public static void Upgrade(Connection writer)
    {
        if (writer.Scalar("PRAGMA user_version") == 1)
        {
            writer.Execute("BEGIN IMMEDIATE");
            writer.ExecuteScript(string.Create(CultureInfo.InvariantCulture, $"{Tables.ToVersion2}; PRAGMA user_version = {(writer.IsChecked ? Tables.Version : 2)};"));
            writer.Execute("COMMIT");
        }
    }

    /// <summary>Reads what a corpus was made with and compares it with what is wanted.</summary>
    /// <exception cref="StoreUnavailableException">The database is not a corpus.</exception>
    /// <exception cref="ModelMismatchException">It was made with something else, or by a newer version.</exception>
    public static CorpusSchema ReadSchema(Connection connection, string path, CorpusSchema? wanted)
    {
        if (connection.Scalar("PRAGMA application_id") != Tables.ApplicationId)
        {
            throw new StoreUnavailableException(
                $"{path} is an SQLite database, but not one of this program; it was left as it is. Give another name with `--db FILE`.");
        }

        var version = connection.Scalar("PRAGMA user_version");
        if (version > Tables.Version)
        {
            throw new ModelMismatchException(
                $"{path} has format version {version}, made by a newer version of this program; this one reads up to version {Tables.Version}. "
                + "Update this program, or ingest into a new database: `corpus ingest --db OTHER.db FILES`.");
        }

        if (version == Tables.Version && !connection.IsChecked)
        {
            throw new StoreUnavailableException($"{path} is damaged: its first page says that there are no checksums. Restore it from a backup.");
        }

        using var statement = connection.Prepare("SELECT model, fingerprint, dimensions, token_dimensions, max_tokens, analyzer FROM corpus");
        if (!statement.Step())
        {
            throw new StoreUnavailableException($"{path} does not say what it was made with; it is damaged. Restore it from a backup.");
        }

        var stored = new CorpusSchema(
            new EmbeddingModel(statement.Text(0), statement.Text(1), statement.Int(2), statement.Int(3), statement.Int(4)), statement.Text(5));
        if (wanted is not null)
        {
            Compare(path, stored, wanted);
        }

        return stored;
    }

    private static void Compare(string path, CorpusSchema stored, CorpusSchema wanted)
    {
        if (stored.Model.Fingerprint != wanted.Model.Fingerprint)
        {
            throw new ModelMismatchException(
                $"{path} was made with the model {Describe(stored.Model)}, not with {Describe(wanted.Model)}; their vectors cannot be compared. "
                + "Give the model it was made with (`--model MODEL`), or give the corpus this one: `corpus reindex --model MODEL`.");
        }

        if (stored.Analyzer != wanted.Analyzer)
        {
            throw new ModelMismatchException(
                $"{path} was made with the keyword analyzer {stored.Analyzer}, and this version uses {wanted.Analyzer}. "
                + "`corpus reindex` brings it up to date; no vector is computed again.");
        }
    }

    private static string Describe(EmbeddingModel model) => $"{model.Name} (fingerprint {model.Fingerprint})";
}
