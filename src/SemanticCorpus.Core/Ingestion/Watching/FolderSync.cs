using System.Runtime.CompilerServices;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Ingestion.Watching;

/// <summary>Makes a corpus hold what a folder holds. A file that has another name or place now stays the document it was.</summary>
/// <param name="store">The corpus.</param>
/// <param name="ingestor">Takes documents into it.</param>
/// <param name="files">Finds the files.</param>
/// <param name="root">The folder.</param>
public sealed class FolderSync(ICorpusStore store, CorpusIngestor ingestor, FileSource files, string root)
{
    private readonly string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <summary>Looks through the whole folder.</summary>
    public IAsyncEnumerable<IngestResult> AllAsync(CancellationToken cancellationToken = default) =>
        SomeAsync(new HashSet<string>(StringComparer.Ordinal) { folder }, new Dictionary<string, string>(), cancellationToken);

    /// <summary>Looks at some files and folders in it, there or gone.</summary>
    /// <param name="paths">Their full paths.</param>
    /// <param name="renames">By new path the one before, where it is known.</param>
    /// <param name="cancellationToken">Ends the work; what was reported is done.</param>
    public async IAsyncEnumerable<IngestResult> SomeAsync(
        IReadOnlySet<string> paths, IReadOnlyDictionary<string, string> renames, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var present = new Dictionary<string, SourceItem>(StringComparer.Ordinal);
        var unreadable = new List<string>();
        foreach (var item in paths.SelectMany(path => files.FindWithin(folder, path)))
        {
            present.TryAdd(item.Source, item);
            if (Directory.Exists(item.Source))
            {
                // What lies in a folder that could not be read is not known to be gone.
                unreadable.Add(item.Source + Path.DirectorySeparatorChar);
            }
        }

        var stored = new Dictionary<string, DocumentSummary>(StringComparer.Ordinal);
        string[] sources = [.. paths.SelectMany(path => (string[])[path, path + Path.DirectorySeparatorChar + "*", path + "#*"])];
        await foreach (var document in store.ListDocumentsAsync(new CorpusFilter { Sources = sources }, cancellationToken).ConfigureAwait(false))
        {
            stored.TryAdd(document.Source, document);
        }

        var gone = stored.Values.Where(document => !present.ContainsKey(document.Source)
            && !unreadable.Exists(place => document.Source.StartsWith(place, StringComparison.Ordinal))).ToDictionary(document => document.Source);
        foreach (var item in present.Values.Where(item => !stored.ContainsKey(item.Source)).ToList())
        {
            if (gone.Count > 0 && await FormerAsync(item, gone, renames, cancellationToken).ConfigureAwait(false) is { } former
                && await ingestor.MoveAsync(former.Id, item.Source, cancellationToken).ConfigureAwait(false))
            {
                gone.Remove(former.Source);
                stored[item.Source] = former;
                yield return new IngestResult(item.Source, former.Id, IngestStatus.Moved, former.Metadata.Title, former.Passages);
            }
        }

        foreach (var document in gone.Values)
        {
            if (await store.DeleteDocumentAsync(document.Id, cancellationToken).ConfigureAwait(false))
            {
                yield return new IngestResult(document.Source, document.Id, IngestStatus.Removed, document.Metadata.Title);
            }
        }

        var items = present.Values.Select(item => stored.TryGetValue(item.Source, out var known) ? item with { Id = known.Id } : item with { Id = DocumentId.From(item.Source) });
        await foreach (var result in ingestor.IngestAsync(items, cancellationToken).ConfigureAwait(false))
        {
            if (result.Status != IngestStatus.Unchanged)
            {
                yield return result;
            }
        }
    }

    /// <summary>The document that a new file was under another name: the one it was renamed from, or one of the same content.</summary>
    private async Task<DocumentSummary?> FormerAsync(
        SourceItem item, Dictionary<string, DocumentSummary> gone, IReadOnlyDictionary<string, string> renames, CancellationToken cancellationToken)
    {
        for (var (path, rest) = (item.Source, ""); path.Length > folder.Length; path = Path.GetDirectoryName(path)!)
        {
            if (renames.TryGetValue(path, out var before) && gone.TryGetValue(before + rest, out var renamed))
            {
                return renamed;
            }

            rest = Path.DirectorySeparatorChar + Path.GetFileName(path) + rest;
        }

        var hash = await ingestor.HashAsync(item, cancellationToken).ConfigureAwait(false);
        return hash is null ? null : gone.Values.FirstOrDefault(document => document.ContentHash == hash);
    }
}
