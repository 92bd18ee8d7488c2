using System.Runtime.CompilerServices;

namespace SemanticCorpus.Ingestion.Watching;

/// <summary>Keeps a corpus equal to a folder while the folder changes.</summary>
public sealed class FolderWatch
{
    /// <summary>The largest buffer that every system allows.</summary>
    private const int BufferBytes = 64 * 1024;

    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(600);
    private readonly FolderSync sync;
    private readonly string folder;
    private readonly TimeProvider time;

    /// <summary>Creates a watch; it begins with <see cref="RunAsync"/>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="sync">What its changes are handed to.</param>
    /// <param name="time">Time, which parts one batch of changes from the next.</param>
    public FolderWatch(string folder, FolderSync sync, TimeProvider? time = null)
    {
        this.folder = Path.GetFullPath(folder);
        this.sync = sync;
        this.time = time ?? TimeProvider.System;
    }

    /// <summary>Brings the corpus up to date, then follows the folder.</summary>
    /// <param name="watching">Is called once the corpus is up to date.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <returns>What was done, as it is done; what was unchanged is left out.</returns>
    /// <exception cref="UnreadableSourceException">There is no such folder, or it cannot be watched.</exception>
    public async IAsyncEnumerable<IngestResult> RunAsync(Action? watching = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var changes = new FolderChanges(time);
        using var watcher = Watch(changes);
        await foreach (var result in sync.AllAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return result;
        }

        watching?.Invoke();
        while (true)
        {
            await changes.WaitAsync(cancellationToken).ConfigureAwait(false);
            await SettleAsync(changes, cancellationToken).ConfigureAwait(false);
            var (paths, renames) = changes.Take();
            var results = paths is null ? sync.AllAsync(cancellationToken) : sync.SomeAsync(paths, renames, cancellationToken);
            await foreach (var result in results.ConfigureAwait(false))
            {
                yield return result;
            }
        }
    }

    /// <summary>Waits until nothing has changed for a moment, so that a file is whole and a storm is one batch, but never for long.</summary>
    private async Task SettleAsync(FolderChanges changes, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        for (var rest = s_quiet; rest > TimeSpan.Zero && time.GetElapsedTime(began) < s_longest; rest = s_quiet - time.GetElapsedTime(changes.LastAt))
        {
            await Task.Delay(rest, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private FileSystemWatcher Watch(FolderChanges changes)
    {
        if (!Directory.Exists(folder))
        {
            throw new UnreadableSourceException($"{folder} is no folder. Check the path.");
        }

        var watcher = new FileSystemWatcher(folder)
        {
            IncludeSubdirectories = true,
            InternalBufferSize = BufferBytes,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        void Note(string path)
        {
            if (Path.GetFileName(path) is ".gitignore" or ".corpusignore")
            {
                // Other files may be ignored now, or no longer.
                changes.AddEverything();
            }
            else
            {
                changes.Add(path);
            }
        }

        watcher.Created += (_, change) => Note(change.FullPath);
        watcher.Deleted += (_, change) => Note(change.FullPath);
        watcher.Changed += (_, change) =>
        {
            // A folder changes with each file in it, which is told by itself.
            if (!Directory.Exists(change.FullPath))
            {
                Note(change.FullPath);
            }
        };
        watcher.Renamed += (_, change) =>
        {
            changes.Rename(change.OldFullPath, change.FullPath);
            Note(change.FullPath);
        };
        watcher.Error += (_, _) => changes.AddEverything();
        try
        {
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (IOException failure)
        {
            watcher.Dispose();
            throw new UnreadableSourceException($"{folder} cannot be watched: {failure.Message}", failure);
        }
    }
}
