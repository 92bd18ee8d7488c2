using SemanticCorpus.Evaluation;

namespace SemanticCorpus.Json;

/// <summary>How fast a corpus is on this machine.</summary>
/// <param name="Passages">Number of passages in the corpus.</param>
/// <param name="Questions">How many questions were asked.</param>
/// <param name="Embedding">Embedding of passages.</param>
/// <param name="Query">Embedding of one question.</param>
/// <param name="Search">Finding the dense candidates of an embedded question.</param>
/// <param name="Hybrid">A whole hybrid search.</param>
/// <param name="Memory">Memory.</param>
public sealed record BenchmarkJson(
    int Passages, int Questions, ThroughputJson Embedding, LatencySummary Query, VectorSearchJson Search, LatencySummary Hybrid, MemoryJson Memory)
{
    /// <summary>The form of a result.</summary>
    public static BenchmarkJson From(CorpusBenchmarkResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var search = result.Search;
        return new BenchmarkJson(
            result.Passages,
            result.Questions,
            new ThroughputJson(Math.Round(result.TokensPerSecond)),
            result.Query,
            new VectorSearchJson(search.P50Ms, search.P95Ms, search.P99Ms, Math.Round(result.Recall10, 4)),
            result.Hybrid,
            new MemoryJson(Math.Round(result.ResidentBytes / 1048576.0, 1)));
    }
}

/// <summary>Throughput of embedding.</summary>
/// <param name="TokensPerSecond">Tokens a second, tokenizing included.</param>
public sealed record ThroughputJson(double TokensPerSecond);

/// <summary>Speed and quality of the search for the nearest passages.</summary>
/// <param name="P50Ms">Half of the searches took at most this, in milliseconds.</param>
/// <param name="P95Ms">95 % took at most this.</param>
/// <param name="P99Ms">99 % took at most this.</param>
/// <param name="Recall10">Share of the ten nearest passages, by a float64 scan, among the first ten found.</param>
public sealed record VectorSearchJson(double P50Ms, double P95Ms, double P99Ms, double Recall10);

/// <summary>Memory of the process.</summary>
/// <param name="RssMiB">Resident memory in MiB.</param>
public sealed record MemoryJson(double RssMiB);
