using System.Globalization;
using SemanticCorpus.Evaluation;
using SemanticCorpus.Hosting;
using SemanticCorpus.Search;
using SemanticCorpus.StandIn;
using SemanticCorpus.Transfer;
using Xunit;

namespace SemanticCorpus.EndToEnd.Qdrant;

/// <summary>Both stores rank alike: the same collection, embedded once, searched in both.</summary>
public sealed class ComparisonTests
{
    private const int Best = 10;
    private static readonly bool s_long = Environment.GetEnvironmentVariable("SEMANTICCORPUS_LONG_TESTS") == "1";

    [Fact]
    public async Task Cranfield_has_the_same_first_passages_on_both_stores()
    {
        var folder = Path.GetFullPath(Path.Combine(CorpusProcess.Repository, "..", "shared", "eval", "cranfield"));
        Assert.SkipUnless(Path.Exists(folder), "../shared/eval/cranfield is not here; the two stores were not compared.");
        var cancellation = TestContext.Current.CancellationToken;
        var data = BeirDataset.Read(folder);
        var documents = s_long ? data.Documents : [.. data.Documents.Take(150)];
        var queries = s_long ? data.Queries : data.Queries.Where((_, place) => place % 3 == 0).ToDictionary();
        var temporary = Directory.CreateTempSubdirectory("corpus-comparison-");
        await using var server = await QdrantStandIn.StartAsync();
        try
        {
            var settings = SettingsReader.Read(read =>
            {
                read.Database = Path.Combine(temporary.FullName, "main.db");
                read.Qdrant.Url = server.Url;
            });
            await using var sqlite = await CorpusSession.WriteAsync(settings.With(StoreKind.Sqlite), cancellation);
            await foreach (var _ in sqlite.Ingestor.IngestAsync(documents.Select(document => document.ToSource()), cancellation))
            {
            }

            await using var qdrant = await CorpusSession.WriteAsync(settings.With(StoreKind.Qdrant), cancellation);
            await qdrant.Writer.WriteAllAsync(CorpusReader.ReadAsync(sqlite.Store, cancellation), CorpusWriter.LargeLoad, cancellationToken: cancellation);
            server.BytesAnswered.Clear();

            var (same, gain, gainOnQdrant) = (0, 0.0, 0.0);
            var times = new List<double>();
            foreach (var (id, query) in queries)
            {
                var request = new SearchRequest { Query = query, Limit = Best };
                var expected = await sqlite.Search.SearchAsync(request, cancellation);
                var actual = await qdrant.Search.SearchAsync(request, cancellation);
                times.Add(expected.Timings.Search);
                same += expected.Passages.Select(hit => hit.Id).SequenceEqual(actual.Passages.Select(hit => hit.Id)) ? 1 : 0;
                gain += Gain(expected, data.Judgements[id]);
                gainOnQdrant += Gain(actual, data.Judgements[id]);
            }

            var share = (double)same / queries.Count;
            var (ndcg, ndcgOnQdrant) = (gain / queries.Count, gainOnQdrant / queries.Count);
            times.Sort();
            TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                {documents.Count} documents, {queries.Count} queries: the first {Best} passages in the same order for {same} ({share:P1});
                nDCG@10 of the passages' documents {ndcg:0.0000} on SQLite, {ndcgOnQdrant:0.0000} on Qdrant;
                median search on SQLite without embedding {times[times.Count / 2]:0.00} ms;
                bytes answered by Qdrant per query: {string.Join(", ", server.BytesAnswered.Select(answer => $"{answer.Key} {answer.Value / queries.Count:N0}"))}
                """));
            Assert.InRange(share, 0.95, 1);
            Assert.Equal(ndcg, ndcgOnQdrant, 0.005);
            Assert.Empty(server.Violations);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static double Gain(SearchResponse found, IReadOnlyDictionary<string, int> grades) =>
        RetrievalMetrics.Ndcg([.. found.Passages.Select(hit => hit.Document.Id).Distinct()], grades, Best);
}
