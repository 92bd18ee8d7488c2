using SemanticCorpus.Documents;

namespace SemanticCorpus.Ingestion;

/// <summary>Finds the files to ingest under paths. What cannot be read is found too: it fails with its reason when its turn comes.</summary>
/// <param name="formats">The formats that are read; files of theirs are picked up in folders. A file named by itself is read whatever it is called.</param>
/// <param name="mostBytes">Largest file that is read; null for the largest of the formats.</param>
public sealed class FileSource(DocumentFormats formats, long? mostBytes = null)
{
    private readonly long mostBytes = mostBytes ?? formats.MostBytes;

    /// <summary>The files at or under the paths, folders in depth, by name (ordinal). Hidden files and folders are left out, links to folders
    /// that are already being walked are not followed again.</summary>
    public IEnumerable<SourceItem> Find(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        foreach (var path in paths)
        {
            var full = Path.GetFullPath(path);
            if (Directory.Exists(full))
            {
                foreach (var item in Walk(new DirectoryInfo(full), []))
                {
                    yield return item;
                }
            }
            else
            {
                yield return File.Exists(full) ? Item(full) : Unreadable(full, "It does not exist. Check the path.");
            }
        }
    }

    private IEnumerable<SourceItem> Walk(DirectoryInfo folder, HashSet<string> above)
    {
        var real = folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder.FullName;
        if (!above.Add(real))
        {
            yield return Unreadable(folder.FullName, $"It is a link back to {real}, which holds it, and was not followed.");
            yield break;
        }

        FileSystemInfo[] entries = [];
        string? refusal = null;
        try
        {
            entries = folder.GetFileSystemInfos();
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            refusal = Reason(failure);
        }

        if (refusal is not null)
        {
            yield return Unreadable(folder.FullName, refusal);
        }

        Array.Sort(entries, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach (var entry in entries.Where(entry => !entry.Name.StartsWith('.')))
        {
            if (Directory.Exists(entry.FullName))
            {
                foreach (var item in Walk(new DirectoryInfo(entry.FullName), above))
                {
                    yield return item;
                }
            }
            else if (formats.Extensions.Contains(entry.Extension))
            {
                yield return Item(entry.FullName);
            }
        }

        above.Remove(real);
    }

    private SourceItem Item(string path) => new() { Source = path, ReadAsync = token => ReadAsync(path, token) };

    private static SourceItem Unreadable(string path, string reason) =>
        new() { Source = path, ReadAsync = _ => throw new UnreadableSourceException(reason) };

    private async ValueTask<SourceContent> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var before = new FileInfo(path);
            if ((before.Attributes & FileAttributes.Device) != 0 || !before.Exists)
            {
                throw new UnreadableSourceException("It is no ordinary file.");
            }

            if (before.Length > mostBytes)
            {
                throw new UnreadableSourceException(
                    $"It has {before.Length:N0} bytes; at most {mostBytes:N0} are read. Split it.");
            }

            var bytes = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
            var after = new FileInfo(path);
            if (after.Length != bytes.Length || after.LastWriteTimeUtc != before.LastWriteTimeUtc)
            {
                throw new UnreadableSourceException("It changed while it was read. Ingest it again when it is complete.");
            }

            return new SourceContent(bytes, new DocumentHints { FileName = Path.GetFileName(path) });
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new UnreadableSourceException(Reason(failure), failure);
        }
    }

    private static string Reason(Exception failure) => failure switch
    {
        UnauthorizedAccessException => "There is no permission to read it. Change its permissions.",
        FileNotFoundException or DirectoryNotFoundException => "It is gone; it was there a moment ago.",
        _ => failure.Message,
    };
}
