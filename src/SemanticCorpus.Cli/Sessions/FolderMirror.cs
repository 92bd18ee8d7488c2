using SemanticCorpus.Formats;
using SemanticCorpus.Hosting;
using SemanticCorpus.Ingestion;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Cli.Sessions;

/// <summary>A corpus that is kept equal to a folder, so that questions need no ingest of their own (<c>--from</c>).</summary>
internal static class FolderMirror
{
    /// <summary>Opens the folder's corpus, brought up to date.</summary>
    /// <param name="settings">The settings; the database becomes the folder's.</param>
    /// <param name="folder">A folder or a file.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="UnreadableSourceException">There is nothing that can be read.</exception>
    public static async Task<CorpusSession> OpenAsync(CorpusSettings settings, string folder, CancellationToken cancellationToken)
    {
        var formats = DocumentFormatReaders.Create(settings.Formats);
        var sources = new FileSource(formats).Find([folder]).ToList();
        if (!Path.Exists(folder))
        {
            throw new UnreadableSourceException($"{folder} does not exist. Check the path.");
        }

        // A mirror belongs to this machine's files.
        settings.Store = StoreKind.Sqlite;
        settings.Database = DataFolder.MirrorOf(folder);
        var (session, mayWrite) = await OpenOrShareAsync(settings, cancellationToken).ConfigureAwait(false);
        try
        {
            if (mayWrite)
            {
                await SyncAsync(session, sources, cancellationToken).ConfigureAwait(false);
            }

            var status = await session.Store.GetStatusAsync(cancellationToken).ConfigureAwait(false);
            return status.Documents > 0
                ? session
                : throw new UnreadableSourceException(
                    $"{folder} holds no document that can be read. These are: {string.Join(' ', formats.Extensions.Order(StringComparer.Ordinal))}");
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Opens a database that can be made again; what was made with another model is thrown away.</summary>
    public static async Task<CorpusSession> OpenDerivedAsync(CorpusSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            return await CorpusSession.WriteAsync(settings, cancellationToken).ConfigureAwait(false);
        }
        catch (ModelMismatchException)
        {
            // Everything in it can be made again from the folder.
            foreach (var suffix in (string[])["", "-wal", "-shm"])
            {
                File.Delete(settings.Database + suffix);
            }

            return await CorpusSession.WriteAsync(settings, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Opens for writing, or for reading while another command writes the same folder's database.</summary>
    private static async Task<(CorpusSession Session, bool MayWrite)> OpenOrShareAsync(CorpusSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            return (await OpenDerivedAsync(settings, cancellationToken).ConfigureAwait(false), true);
        }
        catch (StoreUnavailableException failure) when (File.Exists(settings.Database))
        {
            var session = await CorpusSession.ReadAsync(settings, cancellationToken).ConfigureAwait(false);
            await Console.Error.WriteLineAsync(
                Output.Printable.Lines($"Asked as it was last stored, without looking for changes: {failure.Message}")).ConfigureAwait(false);
            return (session, false);
        }
    }

    private static async Task SyncAsync(CorpusSession session, List<SourceItem> sources, CancellationToken cancellationToken)
    {
        await foreach (var result in session.Ingestor.IngestAsync(sources, cancellationToken).ConfigureAwait(false))
        {
            if (result.Status == IngestStatus.Failed)
            {
                await Console.Error.WriteLineAsync(Output.Printable.Lines($"Left out: {result.Source}: {result.Reason}")).ConfigureAwait(false);
            }
        }

        var present = sources.Select(source => source.Source).ToHashSet(StringComparer.Ordinal);
        await foreach (var _ in session.Ingestor.RemoveVanishedAsync("", present, cancellationToken).ConfigureAwait(false))
        {
        }
    }
}
