using BenchmarkDotNet.Attributes;
using SemanticCorpus.Tokenization;

namespace SemanticCorpus.Benchmarks.Parts;

/// <summary>Tokenizes one passage.</summary>
[MemoryDiagnoser]
public class TokenizerBenchmarks
{
    private readonly Tokenizer tokenizer = Tokenizer.Load(SampleTexts.Model);
    private readonly TokenSequence tokens = new();
    private readonly string passage = SampleTexts.Passages[0];

    [Benchmark]
    public int Encode()
    {
        tokenizer.Encode(passage, 256, tokens);
        return tokens.Count;
    }

    [Benchmark]
    public int Count() => tokenizer.Count(passage);
}
