using SemanticCorpus.Cli.Output;
using SemanticCorpus.Hosting;
using SemanticCorpus.Evaluation;
using SemanticCorpus.Ingestion;

namespace SemanticCorpus.Cli.Sessions;

/// <summary>A judged collection in a database of its own, so that a second evaluation need not embed it again.</summary>
internal static class CollectionMirror
{
    public static async Task<CorpusSession> OpenAsync(
        CorpusSettings settings, string folder, BeirDataset collection, CancellationToken cancellationToken)
    {
        // A mirror belongs to this machine's files.
        settings.Store = StoreKind.Sqlite;
        settings.Database = DataFolder.CollectionAt(folder);
        var session = await FolderMirror.OpenDerivedAsync(settings, cancellationToken).ConfigureAwait(false);
        try
        {
            var sources = collection.Documents.Select(document => document.ToSource()).ToList();
            await ProgressLine.RunAsync("Ingesting", sources.Count, async done =>
            {
                var count = 0;
                await foreach (var result in session.Ingestor.IngestAsync(sources, cancellationToken).ConfigureAwait(false))
                {
                    done(++count);
                    if (result.Status == IngestStatus.Failed)
                    {
                        await Console.Error.WriteLineAsync(Printable.Lines($"Left out: {result.Source}: {result.Reason}")).ConfigureAwait(false);
                    }
                }

                return count;
            }).ConfigureAwait(false);

            // What an earlier version of the collection held would be found and count as irrelevant.
            var present = sources.Select(source => source.Source).ToHashSet(StringComparer.Ordinal);
            await foreach (var _ in session.Ingestor.RemoveVanishedAsync("", present, cancellationToken).ConfigureAwait(false))
            {
            }

            return session;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
