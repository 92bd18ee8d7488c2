using System.Security.Cryptography;
using System.Text;
using SemanticCorpus.Storage.Sqlite.Database;

namespace SemanticCorpus.Storage.Sqlite;

/// <content>Building the corpus anew beside itself.</content>
public sealed partial class SqliteCorpusStore
{
    private const int HashCharacters = 12;

    /// <summary>Opens the database in which the corpus is built for another schema, beside the one that is searched; creates it where it
    /// is missing. What is in it stays from one opening to the next, until <see cref="TakeOverAsync"/>.</summary>
    /// <param name="options">Which corpus.</param>
    /// <param name="schema">What the new vectors and keywords are made with.</param>
    /// <param name="timeProvider">Gives the time of changes.</param>
    /// <param name="cancellationToken">Ends the call with nothing opened.</param>
    /// <exception cref="StoreUnavailableException">It cannot be opened, or another process builds in it.</exception>
    public static async Task<SqliteCorpusStore> OpenBesideAsync(
        SqliteStoreOptions options, CorpusSchema schema, TimeProvider timeProvider, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(schema);
        var path = PathBeside(CorpusFile.Resolve(options.Path), schema);
        return await OpenAsync(new SqliteStoreOptions { Path = path }, schema, timeProvider, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Puts what was built beside the corpus in its place, in one step: searches see the old or the new, whole. This store can
    /// only be closed afterwards; what opens the corpus then must know the new schema.</summary>
    /// <param name="beside">What <see cref="OpenBesideAsync"/> opened for this corpus; it is closed and removed.</param>
    /// <param name="keep">Whether to keep the old state where building for its schema would begin, so that going back is quick.</param>
    /// <param name="cancellationToken">Ends the call with the corpus as it was.</param>
    /// <exception cref="InvalidOperationException">The store was opened for reading only.</exception>
    /// <exception cref="StoreUnavailableException">The disk is full, or a file cannot be read or written.</exception>
    public async Task TakeOverAsync(SqliteCorpusStore beside, bool keep, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(beside);
        var old = PathBeside(_path, Schema);
        if (beside._path != PathBeside(_path, beside.Schema))
        {
            throw new ArgumentException($"{beside._path} was not built beside {_path}.", nameof(beside));
        }

        await beside.DisposeAsync().ConfigureAwait(false);
        await WriteAsync(
            writer =>
            {
                if (keep)
                {
                    CorpusFile.Delete(old);
                    Connection.Copy(_path, old);
                }

                writer.TakeOver(beside._path);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        CorpusFile.Delete(beside._path);
    }

    /// <summary>Deletes a database that nobody has open, with all that lies beside it.</summary>
    /// <param name="path">The database file.</param>
    public static void Delete(string path)
    {
        var file = CorpusFile.Resolve(path);
        foreach (var beside in Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + CorpusFile.BesideMark + new string('?', HashCharacters)))
        {
            CorpusFile.Delete(beside);
        }

        CorpusFile.Delete(file);
    }

    // A name of its own for each schema: what was begun for one is not taken for another's.
    private static string PathBeside(string path, CorpusSchema schema) =>
        path + CorpusFile.BesideMark + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{schema.Model.Fingerprint} {schema.Analyzer}")))[..HashCharacters];
}
