using System.Text;
using Microsoft.Extensions.AI;
using SemanticCorpus.Analysis;
using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Hosting;
using SemanticCorpus.Ingestion;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Reliability;

/// <summary>A small corpus made by the product itself.</summary>
internal static class SampleCorpus
{
    public static string IdOf(int document) => $"d{document:000}";

    public static SourceItem Item(int document, int version = 1) => new()
    {
        Source = $"articles/{document}.txt",
        Id = IdOf(document),
        Metadata = new DocumentMetadata
        {
            Title = $"Report {Texts.Word(document, version)}", Author = "A. Keeper", Url = $"https://news.example/{document}", Tags = ["sea", $"t{document % 3}"],
            Properties = new Dictionary<string, string> { ["desk"] = "harbour" },
        },
        ReadAsync = _ => ValueTask.FromResult(new SourceContent(Encoding.UTF8.GetBytes(Texts.Of(document, version) + "\n\n" + Texts.Of(document, version + 100)), new DocumentHints())),
    };

    /// <summary>Takes documents in, one after the other.</summary>
    /// <param name="session">The corpus.</param>
    /// <param name="documents">How many.</param>
    /// <param name="stored">Is called after each.</param>
    public static async Task FillAsync(CorpusSession session, int documents, Action? stored = null)
    {
        for (var i = 0; i < documents; i++)
        {
            await foreach (var _ in session.Ingestor.IngestAsync([Item(i)], Bench.Cancellation))
            {
                stored?.Invoke();
            }
        }
    }

    /// <summary>Questions that reach every part of the index.</summary>
    public static async Task<List<CandidateQuery>> QueriesAsync(CorpusSettings settings, int documents)
    {
        using var embedder = await Embedder.LoadAsync(settings, Bench.Cancellation);
        var queries = new List<CandidateQuery>();
        foreach (var text in Enumerable.Range(0, 4).Select(i => Texts.Of(i * documents / 4, 1)).Append("keepers counted ships at dusk"))
        {
            var embedding = await embedder.GenerateVectorAsync(text, new TextEmbeddingOptions { Purpose = EmbeddingPurpose.Query }, Bench.Cancellation);
            queries.Add(new CandidateQuery { Embedding = embedding, Terms = [.. TextAnalyzer.Analyze(text).Select(term => term.Value).Distinct()], TokenIds = [1, 2, 3, 50, 100], Limit = documents * 4 });
        }

        return queries;
    }
}
