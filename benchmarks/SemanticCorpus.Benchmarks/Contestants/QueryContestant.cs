using System.Diagnostics;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Evaluation;
using SemanticCorpus.Tokenization;

namespace SemanticCorpus.Benchmarks.Contestants;

/// <summary>Embeds questions one at a time: the bare run of the graph on prepared tensors and the engine in turn, then the engine
/// alone while nothing else runs and while documents are embedded without end.</summary>
internal sealed class QueryContestant(OnnxEmbeddingGenerator embedder, BareGraph bare, string[] queries, string[] texts) : IContestant
{
    private static readonly TextEmbeddingOptions Query = new() { Purpose = EmbeddingPurpose.Query };

    public static async Task<QueryContestant> LoadAsync(Dictionary<string, string> given)
    {
        var options = Given.Model(given);
        var embedder = await OnnxEmbeddingGenerator.LoadAsync(options).ConfigureAwait(false);
        var queries = Given.Strings(given, "queries");
        return new(embedder, new BareGraph(Path.Combine(options.Folder, options.File ?? "onnx/model_int8.onnx"), Tokenizer.Load(options.Folder), queries), queries, Given.Strings(given, "texts"));
    }

    public async Task<Dictionary<string, double>> RunAsync()
    {
        var start = Stopwatch.GetTimestamp();
        var (bareTimes, engineTimes) = (new List<double>(), new List<double>());
        for (var i = 0; i < queries.Length; i++)
        {
            bareTimes.Add(bare.Time(i));
            engineTimes.Add(await TimeAsync(queries[i]).ConfigureAwait(false));
        }

        var idle = await AllAsync().ConfigureAwait(false);
        using var stop = new CancellationTokenSource();
        var ingest = Task.Run(() => EmbedDocumentsAsync(stop.Token));
        var busy = await AllAsync().ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await ingest.ConfigureAwait(false);
        return new()
        {
            ["seconds"] = Stopwatch.GetElapsedTime(start).TotalSeconds,
            ["bareP50"] = LatencySummary.Of(bareTimes).P50Ms,
            ["p50"] = LatencySummary.Of(engineTimes).P50Ms,
            ["idleP50"] = LatencySummary.Of(idle).P50Ms,
            ["idleP99"] = LatencySummary.Of(idle).P99Ms,
            ["busyP50"] = LatencySummary.Of(busy).P50Ms,
            ["busyP99"] = LatencySummary.Of(busy).P99Ms,
        };
    }

    public ValueTask DisposeAsync()
    {
        embedder.Dispose();
        bare.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<List<double>> AllAsync()
    {
        var times = new List<double>();
        foreach (var query in queries)
        {
            times.Add(await TimeAsync(query).ConfigureAwait(false));
        }

        return times;
    }

    private async Task<double> TimeAsync(string query)
    {
        var start = Stopwatch.GetTimestamp();
        await embedder.GenerateAsync([query], Query).ConfigureAwait(false);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private async Task EmbedDocumentsAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await embedder.GenerateAsync(texts, new TextEmbeddingOptions { TokenVectors = true }, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The questions are through.
        }
    }
}
