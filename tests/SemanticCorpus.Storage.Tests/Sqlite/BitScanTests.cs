using System.Numerics.Tensors;
using System.Runtime.Intrinsics.X86;
using SemanticCorpus.Storage.Sqlite.Index;
using SemanticCorpus.Storage.Tests.Contract;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Sqlite;

public sealed class BitScanTests
{
    [Theory]
    [InlineData(1, 100)]
    [InlineData(16, 64)]
    [InlineData(100, 130)]
    [InlineData(384, 500)]
    [InlineData(1100, 70)]
    public void Every_way_of_summing_gives_the_same(int dimensions, int passages)
    {
        var samples = new Samples(80, dimensions);
        var codes = Bits(Rows(samples, dimensions, passages));
        var scan = new BitScan(codes, samples.Vector());
        var (expected, actual) = (new ushort[BitCodes.BlockSize], new ushort[BitCodes.BlockSize]);
        for (var block = 0; block < codes.Blocks; block++)
        {
            scan.SumWith128(block, expected);
            Assert.Contains(expected, sum => sum > 0);
            if (Avx2.IsSupported)
            {
                scan.SumWith256(block, actual);
                Assert.Equal(expected, actual);
            }

            if (Avx512BW.IsSupported)
            {
                scan.SumWith512(block, actual);
                Assert.Equal(expected, actual);
            }
        }
    }

    [Fact]
    public void Hardly_a_vector_lies_further_from_its_estimate_than_three_deviations()
    {
        const int Passages = 2000;
        var samples = new Samples(81, dimensions: 384);
        var rows = Rows(samples, 384, Passages);
        var codes = Bits(rows);
        var missed = 0;
        var passedOver = 0;
        for (var i = 0; i < 20; i++)
        {
            var query = samples.Vector();
            var scan = new BitScan(codes, query);
            for (var passage = 0; passage < Passages; passage++)
            {
                var vector = new float[384];
                TensorPrimitives.ConvertChecked<sbyte, float>(rows.Code(passage), vector);
                var cosine = TensorPrimitives.CosineSimilarity<float>(query, vector);
                var (block, bit) = (passage / BitCodes.BlockSize, 1UL << (passage % BitCodes.BlockSize));
                missed += (scan.Find(block, cosine, 3) & bit) == 0 ? 1 : 0;
                passedOver += (scan.Find(block, cosine + 0.3f, 3) & bit) == 0 ? 1 : 0;
            }
        }

        Assert.InRange(missed, 0, 20 * Passages / 200);
        Assert.InRange(passedOver, 20 * Passages * 9 / 10, 20 * Passages);
    }

    [Fact]
    public void Without_a_cosine_to_reach_every_vector_is_found()
    {
        var samples = new Samples(82, dimensions: 48);
        var codes = Bits(Rows(samples, 48, 64));
        Assert.Equal(ulong.MaxValue, new BitScan(codes, samples.Vector()).Find(0, float.NegativeInfinity, 3));
    }

    private static BitCodes Bits(SegmentRows rows)
    {
        var bits = new BitCodes(rows);
        bits.Fill();
        return bits;
    }

    internal static SegmentRows Rows(Samples samples, int dimensions, int passages, Func<int, float[]>? vector = null)
    {
        var rows = new SegmentRows(new RowSizes(passages, 0, passages, dimensions));
        for (var i = 0; i < passages; i++)
        {
            var code = QuantizedVector.From(vector?.Invoke(i) ?? samples.Vector());
            code.Components.CopyTo(rows.Code(i));
            (rows.Scales[i], rows.Errors[i], rows.Lengths[i]) = (code.Scale, code.Error, 0);
            (rows.Keys[i], rows.Firsts[i], rows.IdEnds[i]) = (i + 1, i, 0);
        }

        rows.Firsts[passages] = passages;
        return rows;
    }
}
