using System.Diagnostics;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Benchmarks.Contestants;

/// <summary>Embeds all texts as ingest does, from strings to vectors.</summary>
internal sealed class EmbeddingContestant(OnnxEmbeddingGenerator embedder, string[] texts, bool tokenVectors) : IContestant
{
    public static async Task<EmbeddingContestant> LoadAsync(Dictionary<string, string> given) => new(
        await OnnxEmbeddingGenerator.LoadAsync(Given.Model(given)).ConfigureAwait(false),
        Given.Strings(given, "texts"),
        given.ContainsKey("tokenVectors"));

    public async Task<Dictionary<string, double>> RunAsync()
    {
        var options = new TextEmbeddingOptions { TokenVectors = tokenVectors };
        var allocated = GC.GetTotalAllocatedBytes();
        var start = Stopwatch.GetTimestamp();
        var embeddings = await embedder.GenerateAsync(texts, options).ConfigureAwait(false);
        return new()
        {
            ["seconds"] = Stopwatch.GetElapsedTime(start).TotalSeconds,
            ["tokens"] = embeddings.Usage!.InputTokenCount!.Value,
            ["bytesPerText"] = (GC.GetTotalAllocatedBytes() - allocated) / (double)texts.Length,
        };
    }

    public ValueTask DisposeAsync()
    {
        embedder.Dispose();
        return ValueTask.CompletedTask;
    }
}
