using SemanticCorpus.Documents;
using SemanticCorpus.Ingestion.Ignoring;

namespace SemanticCorpus.Ingestion;

/// <summary>Finds the files to ingest under paths. What cannot be read is found too: it fails with its reason when its turn comes.</summary>
/// <param name="formats">The formats that are read; files of theirs are picked up in folders. A file named by itself is read whatever it is called.</param>
/// <param name="mostBytes">Largest file that is read; null for the largest of the formats.</param>
public sealed class FileSource(DocumentFormats formats, long? mostBytes = null)
{
    private readonly long mostBytes = mostBytes ?? formats.MostBytes;

    /// <summary>The files at or under the paths, folders in depth, by name (ordinal), and for a file of several documents those. Hidden files and folders,
    /// editors' temporary files and what .gitignore and .corpusignore name are left out; links to folders that are already being walked are not followed again.</summary>
    public IEnumerable<SourceItem> Find(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        foreach (var path in paths)
        {
            var full = Path.GetFullPath(path);
            if (Directory.Exists(full))
            {
                foreach (var item in Walk(new DirectoryInfo(full), IgnoreRules.At(full), []))
                {
                    yield return item;
                }
            }
            else if (File.Exists(full))
            {
                foreach (var item in Items(full))
                {
                    yield return item;
                }
            }
            else
            {
                yield return Unreadable(full, "It does not exist. Check the path.");
            }
        }
    }

    /// <summary>What <see cref="Find"/> finds at or under a path when it walks a folder that holds it; nothing where the path is left out or gone.</summary>
    internal IEnumerable<SourceItem> FindWithin(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path);
        var rules = IgnoreRules.At(folder);
        if (relative != ".")
        {
            var names = relative.Split(Path.DirectorySeparatorChar);
            for (var i = 0; i < names.Length; i++)
            {
                var isFolder = i < names.Length - 1 || Directory.Exists(path);
                if (rules.LeavesOut(names[i], isFolder))
                {
                    return [];
                }

                rules = isFolder ? rules.Enter(names[i]) : rules;
            }
        }

        return Directory.Exists(path) ? Walk(new DirectoryInfo(path), rules, [])
            : File.Exists(path) && formats.Extensions.Contains(Path.GetExtension(path)) ? Items(path)
            : [];
    }

    private IEnumerable<SourceItem> Walk(DirectoryInfo folder, IgnoreRules rules, HashSet<string> above)
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
        foreach (var entry in entries)
        {
            var isFolder = Directory.Exists(entry.FullName);
            if (rules.LeavesOut(entry.Name, isFolder))
            {
                continue;
            }

            if (isFolder)
            {
                foreach (var item in Walk(new DirectoryInfo(entry.FullName), rules.Enter(entry.Name), above))
                {
                    yield return item;
                }
            }
            else if (formats.Extensions.Contains(entry.Extension))
            {
                foreach (var item in Items(entry.FullName))
                {
                    yield return item;
                }
            }
        }

        above.Remove(real);
    }

    private IEnumerable<SourceItem> Items(string path)
    {
        if (formats.ContainerOf(path) is not { } container)
        {
            return [Item(path)];
        }

        try
        {
            var length = new FileInfo(path).Length;
            return length > mostBytes
                ? [Unreadable(path, $"It has {length:N0} bytes; at most {mostBytes:N0} are read. Split it.")]
                : [.. container.Open(path, File.ReadAllBytes(path), CancellationToken.None)];
        }
        catch (UnreadableDocumentException failure)
        {
            return [Unreadable(path, failure.Message)];
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            return [Unreadable(path, Reason(failure))];
        }
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
