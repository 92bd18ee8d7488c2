using System.Text;
using Microsoft.Extensions.AI;
using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Evaluation;
using SemanticCorpus.Ingestion;
using SemanticCorpus.Search;
using SemanticCorpus.Storage.Sqlite;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Sqlite;

/// <summary>A changed document embeds what changed in it, and nothing else.</summary>
public sealed class LentEmbeddingsTests : SqliteTest
{
    private readonly CountingEmbedder embedder = new();

    [Fact]
    public async Task Passages_with_the_same_text_keep_their_vectors_wherever_they_move()
    {
        await using var store = await OpenCorpusAsync();
        await IngestAsync(store, Article(["tides", "rivers", "lakes"]));
        var before = await PassagesAsync(store, 3);
        Assert.Equal(3, embedder.Texts.Count);

        embedder.Texts.Clear();
        var result = await IngestAsync(store, Article(["lakes", "glaciers", "tides"]));

        Assert.Equal(IngestStatus.Replaced, result.Status);
        Assert.Contains("glaciers", Assert.Single(embedder.Texts), StringComparison.Ordinal);
        var after = await PassagesAsync(store, 3);
        Assert.Equal(before[2].Embedding.ToArray(), after[0].Embedding.ToArray());
        Assert.Equal(before[0].Embedding.ToArray(), after[2].Embedding.ToArray());
        Assert.Equal(before[0].Tokens!.ToBytes(), after[2].Tokens!.ToBytes());
        Assert.Equal(Vector(Assert.Single(embedder.Texts)), after[1].Embedding.ToArray());
    }

    [Fact]
    public async Task A_new_title_is_part_of_every_passages_text()
    {
        await using var store = await OpenCorpusAsync();
        await IngestAsync(store, Article(["tides", "rivers"]), "Waters");
        embedder.Texts.Clear();
        await IngestAsync(store, Article(["tides", "rivers"]), "Waters of the north");
        Assert.Equal(2, embedder.Texts.Count);
    }

    [Fact]
    public async Task A_document_that_is_to_be_embedded_again_borrows_nothing()
    {
        await using var store = await OpenCorpusAsync();
        await IngestAsync(store, Article(["tides", "rivers"]));
        embedder.Texts.Clear();
        await IngestAsync(store, Article(["tides", "rivers"]), again: true);
        Assert.Equal(2, embedder.Texts.Count);
    }

    [Fact]
    public async Task Vectors_stored_without_token_vectors_are_not_lent_to_passages_that_want_them()
    {
        await using var store = await OpenCorpusAsync();
        await IngestAsync(store, Article(["tides"]), options: new IngestOptions { TokenVectors = false });
        embedder.Texts.Clear();
        await IngestAsync(store, Article(["tides"]));
        Assert.Single(embedder.Texts);
        Assert.NotNull((await PassagesAsync(store, 1))[0].Tokens);
    }

    [Fact]
    public async Task The_benchmark_finds_the_nearest_passages_of_a_scan_and_refuses_an_empty_corpus()
    {
        await using var store = await OpenCorpusAsync();
        var benchmark = new CorpusBenchmark(store, embedder, new RankingOptions());
        await Assert.ThrowsAsync<EvaluationDataException>(() => benchmark.RunAsync(5, Cancellation));

        await IngestAsync(store, Article([.. Enumerable.Range(0, 40).Select(i => $"water{i}")]));
        var result = await benchmark.RunAsync(5, Cancellation);

        Assert.Equal((40, 5, 1.0), (result.Passages, result.Questions, result.Recall10));
        Assert.InRange(result.Search.P50Ms, double.Epsilon, result.Search.P99Ms);
        Assert.InRange(result.ResidentBytes, 1, long.MaxValue);
    }

    private static string Article(IEnumerable<string> subjects) => string.Join(
        "\n\n", subjects.Select(subject => $"{string.Join(' ', Enumerable.Repeat($"There are {subject} in the north", 25))} and nowhere else."));

    private static float[] Vector(string text)
    {
        var random = new Random(text.Aggregate(17, (hash, unit) => unchecked((hash * 31) + unit)));
        var vector = Enumerable.Range(0, 16).Select(_ => random.NextSingle() - 0.5f).ToArray();
        var norm = MathF.Sqrt(vector.Sum(x => x * x));
        return Array.ConvertAll(vector, x => x / norm);
    }

    private async Task<ICorpusStore> OpenCorpusAsync() => await SqliteCorpusStore.OpenAsync(
        new SqliteStoreOptions { Path = Database }, new CorpusSchema(CountingEmbedder.Model, "test 1"), TimeProvider.System, Cancellation);

    private async Task<IngestResult> IngestAsync(ICorpusStore store, string text, string title = "Waters", bool again = false, IngestOptions? options = null)
    {
        options ??= new IngestOptions();
        var source = new SourceItem
        {
            Source = "waters.txt",
            Metadata = new DocumentMetadata { Title = title },
            Again = again,
            ReadAsync = _ => ValueTask.FromResult(new SourceContent(Encoding.UTF8.GetBytes(text), new DocumentHints { FileName = "waters.txt" })),
        };
        return await new CorpusIngestor(store, new PassageBuilder(embedder, options), options).IngestAsync([source], Cancellation).SingleAsync(Cancellation);
    }

    private static async Task<List<PassageRecord>> PassagesAsync(ICorpusStore store, int expected)
    {
        var document = await store.ListDocumentsAsync(new CorpusFilter(), Cancellation).SingleAsync(Cancellation);
        Assert.Equal(expected, document.Passages);
        var passages = await store.GetPassagesAsync([.. Enumerable.Range(0, expected).Select(i => new PassageId(document.Id, i))], Cancellation);
        return [.. passages.Select(passage => passage.Passage)];
    }

    /// <summary>Gives each text a vector of its own and remembers the texts it was asked for.</summary>
    private sealed class CountingEmbedder : IEmbeddingGenerator<string, Embedding<float>>
    {
        private static readonly TokenCounter Count = text => text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

        public static EmbeddingModel Model { get; } = new("sample", "f00d", 16, 16, 256);

        public List<string> Texts { get; } = [];

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            var texts = values.ToList();
            Texts.AddRange(texts);
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Select(text =>
            {
                var word = text.IndexOf("north", StringComparison.Ordinal);
                var tokens = options is TextEmbeddingOptions { TokenVectors: true } && word >= 0
                    ? new TokenVectors(16, [word], [new TextSpan(word, 5)], Vector(text))
                    : null;
                return new EmbeddingDetails(Count(text), false, tokens).Attach(Vector(text));
            })));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType == typeof(EmbeddingModel) ? Model : serviceType == typeof(TokenCounter) ? Count : null;

        public void Dispose()
        {
        }
    }
}
