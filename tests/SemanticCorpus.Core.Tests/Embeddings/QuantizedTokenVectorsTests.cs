using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;
using Xunit;

namespace SemanticCorpus.Core.Tests.Embeddings;

public sealed class QuantizedTokenVectorsTests
{
    private static TokenVectors Random(int count, int dimensions)
    {
        var random = new Random(3);
        return new TokenVectors(
            dimensions,
            [.. Enumerable.Range(0, count)],
            [.. Enumerable.Range(0, count).Select(i => new TextSpan(i * 5, 4))],
            [.. Enumerable.Range(0, count * dimensions).Select(_ => (random.NextSingle() * 2) - 1)]);
    }

    [Fact]
    public void Components_are_kept_to_half_a_step()
    {
        var vectors = Random(20, 96);
        var quantized = QuantizedTokenVectors.From(vectors, i => vectors.Spans[i]);
        for (var i = 0; i < 20; i++)
        {
            for (var j = 0; j < 96; j++)
            {
                Assert.InRange(MathF.Abs(vectors[i][j] - (quantized[i][j] * quantized.Scales[i])), 0, quantized.Scales[i] * 0.501f);
            }
        }
    }

    [Fact]
    public void Bytes_round_trip()
    {
        var vectors = Random(7, 5);
        var quantized = QuantizedTokenVectors.From(vectors, i => i % 2 == 0 ? vectors.Spans[i] : null);
        var read = QuantizedTokenVectors.FromBytes(quantized.ToBytes());
        Assert.Equal(4, read.Count);
        Assert.Equal(quantized.Ids, read.Ids);
        Assert.Equal(quantized.Spans, read.Spans);
        Assert.Equal(quantized.Scales, read.Scales);
        Assert.Equal(quantized.Components, read.Components);
    }

    [Fact]
    public void Damaged_bytes_are_refused()
    {
        var vectors = Random(3, 5);
        var bytes = QuantizedTokenVectors.From(vectors, i => vectors.Spans[i]).ToBytes();
        Assert.Throws<FormatException>(() => QuantizedTokenVectors.FromBytes(bytes.AsSpan(0, 4)));
        Assert.Throws<FormatException>(() => QuantizedTokenVectors.FromBytes(bytes.AsSpan(0, bytes.Length - 1)));
        bytes[3] = 0x7F;
        Assert.Throws<FormatException>(() => QuantizedTokenVectors.FromBytes(bytes));
    }
}
