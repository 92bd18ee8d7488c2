using BenchmarkDotNet.Attributes;
using SemanticCorpus.Search.Ranking;

namespace SemanticCorpus.Benchmarks.Parts;

/// <summary>Inner products of 1,000 pairs of int8 vectors: a token's 96 dimensions, and an embedding's 384.</summary>
public class SignedBytesBenchmarks
{
    private const int Vectors = 1000;
    private sbyte[] many = [];
    private sbyte[] one = [];

    [Params(96, 384)]
    public int Dimensions { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(7);
        many = [.. Enumerable.Range(0, Vectors * Dimensions).Select(_ => (sbyte)random.Next(-127, 128))];
        one = many[..Dimensions];
    }

    [Benchmark(OperationsPerInvoke = Vectors)]
    public int Dot()
    {
        var sum = 0;
        for (var i = 0; i < Vectors; i++)
        {
            sum += SignedBytes.Dot(one, many.AsSpan(i * Dimensions, Dimensions));
        }

        return sum;
    }
}
