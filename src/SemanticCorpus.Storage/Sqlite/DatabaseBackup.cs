using Microsoft.Win32.SafeHandles;
using SemanticCorpus.Storage.Sqlite.Database;

namespace SemanticCorpus.Storage.Sqlite;

/// <summary>A copy of a database that can take its place, made while others read and write it.</summary>
public static class DatabaseBackup
{
    /// <summary>Copies the database as it is at one moment. The copy has its name only once it is checked and on the disk.</summary>
    /// <param name="path">The database.</param>
    /// <param name="target">The file to make; one that is there is replaced at the end.</param>
    /// <param name="cancellationToken">Ends the call with nothing left behind.</param>
    /// <returns>What the copy holds.</returns>
    /// <exception cref="ArgumentException">The copy would replace the database itself.</exception>
    /// <exception cref="StoreUnavailableException">The database is missing or damaged, or the copy cannot be written.</exception>
    public static async Task<CorpusStatus> CreateAsync(string path, string target, CancellationToken cancellationToken = default)
    {
        path = CorpusFile.Resolve(path);
        target = CorpusFile.Resolve(target);
        if (path == target)
        {
            throw new ArgumentException($"FILE: {target} is the database itself. Give another name.", nameof(target));
        }

        var unfinished = $"{target}.{Guid.NewGuid():n}.part";
        try
        {
            // A folder that cannot be written is named here, where it can be told from the database's.
            await File.WriteAllBytesAsync(unfinished, [], cancellationToken).ConfigureAwait(false);
            await Task.Run(() => Copy(path, unfinished), cancellationToken).ConfigureAwait(false);
            var status = await CheckAsync(unfinished, target, cancellationToken).ConfigureAwait(false);
            Flush(unfinished);

            // What a database of that name left behind would be taken for the copy's own.
            File.Delete(target + "-wal");
            File.Delete(target + "-shm");
            File.Move(unfinished, target, overwrite: true);
            return status;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"{target} cannot be written: {failure.Message} Free some space there or check the rights of its folder.", failure);
        }
        finally
        {
            foreach (var suffix in (string[])["", "-wal", "-shm", "-journal"])
            {
                File.Delete(unfinished + suffix);
            }
        }
    }

    private static void Copy(string path, string unfinished)
    {
        CorpusFile.RequireExisting(path);
        StoreBoundary.Run(path, () =>
        {
            Connection.Copy(path, unfinished);
            return true;
        });
        StoreBoundary.Run(unfinished, () =>
        {
            using var copy = Connection.OpenWriter(unfinished);
            CorpusFile.Upgrade(copy);
            copy.ExecuteScript($"PRAGMA user_version = {Tables.Version}");
            return true;
        });
    }

    private static async Task<CorpusStatus> CheckAsync(string unfinished, string target, CancellationToken cancellationToken)
    {
        var store = await SqliteCorpusStore.OpenAsync(
            new SqliteStoreOptions { Path = unfinished, Mode = StoreMode.ReadOnly }, null, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            var findings = await store.CheckAsync(cancellationToken).ConfigureAwait(false);
            return findings.Count == 0
                ? await store.GetStatusAsync(cancellationToken).ConfigureAwait(false) with { Location = target }
                : throw new StoreUnavailableException($"The database is damaged, and so is a copy: {findings[0]} Run `corpus doctor`.");
        }
    }

    private static void Flush(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }
}
