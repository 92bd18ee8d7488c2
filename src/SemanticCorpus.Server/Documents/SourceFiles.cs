using SemanticCorpus.Documents;
using SemanticCorpus.Ingestion;

namespace SemanticCorpus.Server.Documents;

/// <summary>Files that documents came from and that the service may read again. A source is whatever a client gave as one, so only files in
/// the folders of <see cref="ServerSettings.Folders"/> are; a link below them is not followed, because it may lead out of them.</summary>
internal sealed class SourceFiles(ServerSettings settings)
{
    /// <summary>The file of a source, as it is now.</summary>
    /// <param name="source">The source.</param>
    /// <param name="formats">The formats of its corpus.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null where the source is no such file, or the file cannot be read.</returns>
    public async Task<SourceContent?> ReadAsync(string source, DocumentFormats formats, CancellationToken cancellationToken)
    {
        if (!Path.IsPathFullyQualified(source) || source.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var path = Path.GetFullPath(source);
        if (!settings.Folders.Any(folder => IsIn(folder, path)) || !File.Exists(path))
        {
            return null;
        }

        try
        {
            // A row of a table has the table's path and more for its source, so it never comes here; a table itself is no document.
            return formats.ContainerOf(path) is null
                ? await new FileSource(formats).Find([path]).Single().ReadAsync(cancellationToken).ConfigureAwait(false)
                : null;
        }
        catch (UnreadableSourceException)
        {
            return null;
        }
    }

    private static bool IsIn(string folder, string path)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        if (!path.StartsWith(root, StringComparison.Ordinal))
        {
            return false;
        }

        for (var at = path; at.Length > root.Length; at = Path.GetDirectoryName(at)!)
        {
            if (new FileInfo(at).LinkTarget is not null)
            {
                return false;
            }
        }

        return true;
    }
}
