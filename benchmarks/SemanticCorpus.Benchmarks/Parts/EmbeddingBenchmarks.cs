using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.AI;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Benchmarks.Parts;

/// <summary>Embeds one text, from the string to the vector.</summary>
[MemoryDiagnoser]
public class EmbeddingBenchmarks
{
    private readonly TextEmbeddingOptions query = new() { Purpose = EmbeddingPurpose.Query };
    private readonly TextEmbeddingOptions queryWithTokens = new() { Purpose = EmbeddingPurpose.Query, TokenVectors = true };
    private readonly string[] question = ["what did critics say about offense-defense asymmetry"];
    private readonly string[] passage = [SampleTexts.Passages[0]];
    private OnnxEmbeddingGenerator embedder = null!;

    [GlobalSetup]
    public async Task LoadAsync() =>
        embedder = await OnnxEmbeddingGenerator.LoadAsync(new OnnxModelOptions { Folder = SampleTexts.Model }).ConfigureAwait(false);

    [GlobalCleanup]
    public void Dispose() => embedder.Dispose();

    [Benchmark]
    public Task<GeneratedEmbeddings<Embedding<float>>> Question() => embedder.GenerateAsync(question, query);

    [Benchmark]
    public Task<GeneratedEmbeddings<Embedding<float>>> QuestionWithTokenVectors() => embedder.GenerateAsync(question, queryWithTokens);

    [Benchmark]
    public Task<GeneratedEmbeddings<Embedding<float>>> Passage() => embedder.GenerateAsync(passage);
}
