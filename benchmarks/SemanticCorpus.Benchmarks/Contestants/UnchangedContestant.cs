using System.Diagnostics;
using System.Globalization;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Hosting;
using SemanticCorpus.Documents;
using SemanticCorpus.Ingestion;
using SemanticCorpus.Storage;
using SemanticCorpus.Storage.Sqlite;

namespace SemanticCorpus.Benchmarks.Contestants;

/// <summary>Ingests a folder of many small files again, none of which changed.</summary>
internal sealed class UnchangedContestant : IContestant
{
    private readonly OnnxEmbeddingGenerator embedder;
    private readonly DirectoryInfo folder;
    private readonly ICorpusStore store;
    private readonly CorpusIngestor ingestor;

    private UnchangedContestant(OnnxEmbeddingGenerator embedder, DirectoryInfo folder, ICorpusStore store)
    {
        (this.embedder, this.folder, this.store) = (embedder, folder, store);
        var options = new IngestOptions { TokenVectors = false };
        ingestor = new CorpusIngestor(store, new PassageBuilder(embedder, options), options);
    }

    public static async Task<UnchangedContestant> LoadAsync(Dictionary<string, string> given)
    {
        var embedder = await OnnxEmbeddingGenerator.LoadAsync(Given.Model(given)).ConfigureAwait(false);
        var folder = Directory.CreateTempSubdirectory("semanticcorpus-unchanged");
        var files = int.Parse(given["files"], CultureInfo.InvariantCulture);
        var documents = folder.CreateSubdirectory("documents");
        for (var i = 0; i < files; i++)
        {
            // Short for the model, as long as a short article for the disk and the hash.
            File.WriteAllText(Path.Combine(documents.FullName, $"{i:00000}.txt"), $"Note number {i}.{new string('\n', 3000)}");
        }

        var store = await SqliteCorpusStore.OpenAsync(
            new SqliteStoreOptions { Path = Path.Combine(folder.FullName, "corpus.db") }, Embedder.SchemaFor(embedder), TimeProvider.System).ConfigureAwait(false);
        return new UnchangedContestant(embedder, folder, store);
    }

    public async Task<Dictionary<string, double>> RunAsync()
    {
        var start = Stopwatch.GetTimestamp();
        var (files, unchanged) = (0, 0);
        await foreach (var result in ingestor.IngestAsync(new FileSource(DocumentFormats.TextOnly).Find([Path.Combine(folder.FullName, "documents")])).ConfigureAwait(false))
        {
            files++;
            unchanged += result.Status == IngestStatus.Unchanged ? 1 : 0;
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new() { ["seconds"] = seconds, ["files"] = files, ["unchanged"] = unchanged, ["filesPerSecond"] = files / seconds };
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync().ConfigureAwait(false);
        embedder.Dispose();
        folder.Delete(recursive: true);
    }
}
