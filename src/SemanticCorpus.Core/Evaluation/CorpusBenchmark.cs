using System.Diagnostics;
using Microsoft.Extensions.AI;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Search;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Evaluation;

/// <summary>Measures how fast a corpus is on this machine, with texts and questions taken from the corpus itself: a passage's text
/// stands for a document, the first sentence of one for a question.</summary>
/// <param name="store">The corpus.</param>
/// <param name="embedder">The model it was made with.</param>
/// <param name="ranking">How it is searched.</param>
public sealed class CorpusBenchmark(ICorpusStore store, IEmbeddingGenerator<string, Embedding<float>> embedder, RankingOptions ranking)
{
    private const int Recalled = 10;
    private const int WarmUps = 10;

    /// <summary>Runs all measurements, one after the other.</summary>
    /// <param name="samples">How many texts are embedded and how many questions asked; fewer where the corpus has fewer passages.</param>
    /// <param name="cancellationToken">Ends the measurement.</param>
    /// <exception cref="EvaluationDataException">The corpus holds no passage.</exception>
    public async Task<CorpusBenchmarkResult> RunAsync(int samples, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        var passages = await PassagesAsync(cancellationToken).ConfigureAwait(false);
        if (passages.Count == 0)
        {
            throw new EvaluationDataException("The corpus holds no passage to measure with. Ingest documents first: `corpus ingest PATH`.");
        }

        var count = Math.Min(samples, passages.Count);
        var sampled = await store.GetPassagesAsync(
            [.. Enumerable.Range(0, count).Select(i => passages[(int)((long)i * passages.Count / count)])], cancellationToken).ConfigureAwait(false);
        var questions = sampled.Select(stored => Question(stored.Passage)).ToList();

        var throughput = await ThroughputAsync([.. sampled.Select(stored => stored.Passage.Text)], cancellationToken).ConfigureAwait(false);
        var vectors = new List<float[]>();
        var embedding = await TimeAsync(questions, async question => vectors.Add(await EmbedAsync(question, cancellationToken).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
        vectors.RemoveRange(0, vectors.Count - questions.Count);
        var found = new List<IReadOnlyList<Candidate>>();
        var dense = await TimeAsync(vectors, async vector => found.Add(await FindAsync(vector, cancellationToken).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
        found.RemoveRange(0, found.Count - questions.Count);
        var search = new CorpusSearch(store, embedder, ranking);
        var whole = await TimeAsync(questions, question => search.SearchAsync(new SearchRequest { Query = question }, cancellationToken), cancellationToken).ConfigureAwait(false);
        var memory = Environment.WorkingSet;
        var recall = await new ExactRecall(store, Recalled).OfAsync(passages, vectors, found, cancellationToken).ConfigureAwait(false);
        return new CorpusBenchmarkResult(passages.Count, questions.Count, throughput, embedding, dense, recall, whole, memory);
    }

    private static string Question(PassageRecord passage) => passage.Sentences is [var first, ..] ? first.Span.Of(passage.Text) : passage.Text;

    private static async Task<LatencySummary> TimeAsync<T>(List<T> items, Func<T, Task> work, CancellationToken cancellationToken)
    {
        foreach (var item in items.Take(WarmUps))
        {
            await work(item).ConfigureAwait(false);
        }

        var times = new List<double>(items.Count);
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            await work(item).ConfigureAwait(false);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return LatencySummary.Of(times);
    }

    private async Task<List<PassageId>> PassagesAsync(CancellationToken cancellationToken)
    {
        var passages = new List<PassageId>();
        await foreach (var document in store.ListDocumentsAsync(new CorpusFilter(), cancellationToken).ConfigureAwait(false))
        {
            passages.AddRange(Enumerable.Range(0, document.Passages).Select(position => new PassageId(document.Id, position)));
        }

        return passages;
    }

    /// <summary>Tokens a second, as ingest embeds: with token vectors, all workers busy.</summary>
    private async Task<double> ThroughputAsync(string[] texts, CancellationToken cancellationToken)
    {
        var options = new TextEmbeddingOptions { TokenVectors = true };
        await embedder.GenerateAsync(texts.Take(WarmUps), options, cancellationToken).ConfigureAwait(false);
        var start = Stopwatch.GetTimestamp();
        var embeddings = await embedder.GenerateAsync(texts, options, cancellationToken).ConfigureAwait(false);
        return (embeddings.Usage?.InputTokenCount ?? 0) / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private async Task<float[]> EmbedAsync(string question, CancellationToken cancellationToken)
    {
        var embeddings = await embedder.GenerateAsync(
            [question], new TextEmbeddingOptions { Purpose = EmbeddingPurpose.Query, TokenVectors = ranking.LateInteractionWeight > 0 }, cancellationToken).ConfigureAwait(false);
        return embeddings[0].Vector.ToArray();
    }

    private async Task<IReadOnlyList<Candidate>> FindAsync(float[] vector, CancellationToken cancellationToken)
    {
        var candidates = await store.FindCandidatesAsync(new CandidateQuery { Embedding = vector, Limit = ranking.Candidates }, cancellationToken).ConfigureAwait(false);
        return [.. candidates.Dense.Take(Recalled)];
    }
}

/// <summary>What <see cref="CorpusBenchmark"/> measured.</summary>
/// <param name="Passages">Number of passages in the corpus.</param>
/// <param name="Questions">How many questions were asked.</param>
/// <param name="TokensPerSecond">Embedding throughput on passages, with tokenizing and token vectors.</param>
/// <param name="Query">Embedding one question.</param>
/// <param name="Search">Finding the dense candidates of an embedded question.</param>
/// <param name="Recall10">Share of the ten nearest passages (float64 scan of all stored embeddings) among the first ten candidates.</param>
/// <param name="Hybrid">A whole hybrid search, from the question's text to ranked passages.</param>
/// <param name="ResidentBytes">Memory of the process after the searches.</param>
public sealed record CorpusBenchmarkResult(
    int Passages, int Questions, double TokensPerSecond, LatencySummary Query, LatencySummary Search, double Recall10, LatencySummary Hybrid, long ResidentBytes);
