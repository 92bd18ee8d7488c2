using System.Text;
using BenchmarkDotNet.Attributes;
using SemanticCorpus.Chunking;
using SemanticCorpus.Documents;
using SemanticCorpus.Tokenization;

namespace SemanticCorpus.Benchmarks.Parts;

/// <summary>Reads and splits one article.</summary>
[MemoryDiagnoser]
public class ChunkerBenchmarks
{
    private readonly Tokenizer tokenizer = Tokenizer.Load(SampleTexts.Model);
    private readonly byte[] article = Encoding.UTF8.GetBytes(SampleTexts.Articles[0]);
    private readonly ChunkingOptions options = new();
    private CleanedDocument cleaned = null!;

    [GlobalSetup]
    public void Read() => cleaned = Clean().Cleaned;

    [Benchmark]
    public ExtractedDocument Clean() => DocumentReader.Read(article, new DocumentHints { FileName = "article.txt" }, CancellationToken.None);

    [Benchmark]
    public IReadOnlyList<Chunk> Split() => Chunker.Split(cleaned, "An article", tokenizer.Count, options);
}
