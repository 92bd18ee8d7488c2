using System.Diagnostics;
using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Hosting;
using SemanticCorpus.Ingestion;
using SemanticCorpus.Storage.Sqlite;

namespace SemanticCorpus.Benchmarks.Contestants;

/// <summary>Ingests the texts as documents into an empty database, and embeds the same passages alone, one after the other.</summary>
internal sealed class IngestContestant(OnnxEmbeddingGenerator embedder, string[] texts) : IContestant
{
    private const int Tenths = 10;
    private readonly IngestOptions options = new();

    public static async Task<IngestContestant> LoadAsync(Dictionary<string, string> given) =>
        new(await OnnxEmbeddingGenerator.LoadAsync(Given.Model(given)).ConfigureAwait(false), Given.Strings(given, "texts"));

    public async Task<Dictionary<string, double>> RunAsync()
    {
        var builder = new PassageBuilder(embedder, options);
        var sources = texts.Select((text, i) => Source($"text {i}", text)).ToList();
        var passages = texts.SelectMany(text => Passages(builder, text)).ToArray();
        var start = Stopwatch.GetTimestamp();
        var embedded = await embedder.GenerateAsync(passages, new TextEmbeddingOptions { TokenVectors = true }).ConfigureAwait(false);
        var embedding = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var tokens = embedded.Usage!.InputTokenCount!.Value;

        var folder = Directory.CreateTempSubdirectory("semanticcorpus-ingest");
        try
        {
            var store = await SqliteCorpusStore.OpenAsync(
                new SqliteStoreOptions { Path = Path.Combine(folder.FullName, "corpus.db") }, Embedder.SchemaFor(embedder), TimeProvider.System).ConfigureAwait(false);
            await using (store.ConfigureAwait(false))
            {
                var (seconds, first, last) = await IngestAsync(new CorpusIngestor(store, builder, options), sources).ConfigureAwait(false);
                return new()
                {
                    ["seconds"] = seconds,
                    ["tokens"] = tokens,
                    ["embeddingSeconds"] = embedding,
                    ["passages"] = passages.Length,
                    ["share"] = embedding / seconds,
                    ["lastTenthToFirst"] = last / first,
                    ["rssMiB"] = Environment.WorkingSet / 1048576.0,
                };
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public ValueTask DisposeAsync()
    {
        embedder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Seconds in all, and seconds a token in the first and the last tenth of the documents.</summary>
    private static async Task<(double Seconds, double First, double Last)> IngestAsync(CorpusIngestor ingestor, List<SourceItem> sources)
    {
        var start = Stopwatch.GetTimestamp();
        var done = new List<(double Seconds, long Tokens)>();
        var tokens = 0L;
        await foreach (var result in ingestor.IngestAsync(sources).ConfigureAwait(false))
        {
            tokens += result.Tokens;
            done.Add((Stopwatch.GetElapsedTime(start).TotalSeconds, tokens));
        }

        var tenth = Math.Max(1, done.Count / Tenths);
        var (before, end) = (done[^(tenth + 1)], done[^1]);
        return (end.Seconds, done[tenth - 1].Seconds / done[tenth - 1].Tokens, (end.Seconds - before.Seconds) / (end.Tokens - before.Tokens));
    }

    private static SourceItem Source(string name, string text) => new()
    {
        Source = name,
        ReadAsync = _ => ValueTask.FromResult(new SourceContent(System.Text.Encoding.UTF8.GetBytes(text), new DocumentHints { FileName = "text.txt" })),
    };

    private static IEnumerable<string> Passages(PassageBuilder builder, string text)
    {
        var read = DocumentReader.Read(System.Text.Encoding.UTF8.GetBytes(text), new DocumentHints { FileName = "text.txt" }, CancellationToken.None);
        return builder.Split(read.Cleaned, read.Metadata.Title).Select(chunk => chunk.Span.Of(read.Cleaned.Text));
    }
}
