using BenchmarkDotNet.Attributes;
using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Search.Ranking;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Benchmarks.Parts;

/// <summary>Late interaction of a question of 8 content tokens with 30 passages of 100.</summary>
[MemoryDiagnoser]
public class LateInteractionBenchmarks
{
    private const int Dimensions = 96;
    private const int CharactersPerToken = 6;
    private readonly QuestionTokens question = new(Random(8, 0), [.. Enumerable.Repeat(1 / 8f, 8)]);
    private readonly QuantizedTokenVectors[] passages = [.. Enumerable.Range(1, 30).Select(seed => Random(100, seed))];
    private readonly PassageSentence[] sentences = [.. Enumerable.Range(0, 6).Select(i => new PassageSentence(new TextSpan(i * 100, 99), new TextSpan(i * 100, 99)))];

    [Benchmark]
    public double Score30Passages()
    {
        var sum = 0.0;
        foreach (var passage in passages)
        {
            sum += LateInteraction.Score(question, passage, sentences).Total;
        }

        return sum;
    }

    private static QuantizedTokenVectors Random(int tokens, int seed)
    {
        var random = new Random(seed);
        var components = new sbyte[tokens * Dimensions];
        random.NextBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(components.AsSpan()));
        components.AsSpan().Replace(sbyte.MinValue, (sbyte)0);
        return new QuantizedTokenVectors(
            Dimensions,
            [.. Enumerable.Range(1000, tokens)],
            [.. Enumerable.Range(0, tokens).Select(i => new TextSpan(i * CharactersPerToken, CharactersPerToken - 1))],
            [.. Enumerable.Repeat(1 / 127f, tokens)],
            components);
    }
}
