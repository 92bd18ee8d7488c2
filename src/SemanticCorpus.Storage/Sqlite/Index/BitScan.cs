using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>Estimates the cosines of one question with the vectors of <see cref="BitCodes"/>, a block at a time.</summary>
internal sealed class BitScan
{
    private const int TableSize = 16;
    private const int BytesOfTwoGroups = 64;
    private readonly BitCodes _codes;
    private readonly byte[] _tables;
    private readonly float _unit;
    private readonly float _norm1;
    private readonly float _norm;
    private readonly float _atMean;

    /// <param name="codes">The vectors.</param>
    /// <param name="query">The question at length 1.</param>
    public BitScan(BitCodes codes, ReadOnlySpan<float> query)
    {
        _codes = codes;
        var rest = new float[codes.Pairs * 2 * BitCodes.GroupSize];
        TensorPrimitives.Subtract(query, codes.Mean, rest);
        _norm1 = TensorPrimitives.SumOfMagnitudes<float>(rest);
        _norm = TensorPrimitives.Norm<float>(rest);
        _atMean = TensorPrimitives.Dot(query, codes.Mean);
        (_tables, _unit) = Tables(rest);
    }

    /// <summary>The vectors of a block whose cosine may be so large.</summary>
    /// <param name="block">The block.</param>
    /// <param name="least">The cosine to reach; minus infinity gives all.</param>
    /// <param name="deviations">How many standard deviations an estimate may be too small.</param>
    /// <returns>A bit for each vector, the lowest for the first.</returns>
    public ulong Find(int block, float least, float deviations)
    {
        Span<ushort> sums = stackalloc ushort[BitCodes.BlockSize];
        Sum(block, sums);
        var start = block * BitCodes.BlockSize;
        ref var factors = ref MemoryMarshal.GetReference(_codes.Factors[start..]);
        ref var offsets = ref MemoryMarshal.GetReference(_codes.Offsets[start..]);
        ref var spreads = ref MemoryMarshal.GetReference(_codes.Spreads[start..]);
        var (unit, norm1) = (Vector256.Create(_unit), Vector256.Create(_norm1));
        var (width, limit) = (Vector256.Create(deviations * _norm), Vector256.Create(least - _atMean));
        var found = 0UL;
        for (var i = 0; i < BitCodes.BlockSize; i += Vector256<float>.Count)
        {
            var sum = Vector128.Create<ushort>(sums.Slice(i, Vector128<ushort>.Count));
            var product = (Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(sum), Vector128.WidenUpper(sum)).AsInt32()) * unit) - norm1;
            var estimate = (Vector256.LoadUnsafe(ref factors, (nuint)i) * product)
                + Vector256.LoadUnsafe(ref offsets, (nuint)i) + (Vector256.LoadUnsafe(ref spreads, (nuint)i) * width);
            found |= (ulong)Vector256.GreaterThanOrEqual(estimate, limit).ExtractMostSignificantBits() << i;
        }

        return found;
    }

    /// <summary>The sums of looked-up table entries of a block's vectors; the product of signs and question is made from them.</summary>
    public void Sum(int block, Span<ushort> sums)
    {
        if (Avx512BW.IsSupported)
        {
            SumWith512(block, sums);
        }
        else if (Avx2.IsSupported)
        {
            SumWith256(block, sums);
        }
        else
        {
            SumWith128(block, sums);
        }
    }

    internal void SumWith512(int block, Span<ushort> sums)
    {
        ref var bits = ref MemoryMarshal.GetReference(_codes.Block(block));
        ref var tables = ref MemoryMarshal.GetArrayDataReference(_tables);
        var nibble = Vector512.Create((byte)0x0F);
        var (low, lowOdd, high, highOdd) = (Vector512<ushort>.Zero, Vector512<ushort>.Zero, Vector512<ushort>.Zero, Vector512<ushort>.Zero);
        for (nuint i = 0; i < (nuint)_codes.Pairs * BytesOfTwoGroups; i += BytesOfTwoGroups)
        {
            var data = Vector512.LoadUnsafe(ref bits, i);
            var table = Vector512.LoadUnsafe(ref tables, i);
            var first = Avx512BW.Shuffle(table, data & nibble).AsUInt16();
            var second = Avx512BW.Shuffle(table, (data.AsUInt16() >>> 4).AsByte() & nibble).AsUInt16();
            low += first;
            lowOdd += first >>> 8;
            high += second;
            highOdd += second >>> 8;
        }

        // The sums of even bytes have the odd bytes on top of them, 256 times.
        low -= lowOdd << 8;
        high -= highOdd << 8;
        (low.GetLower() + low.GetUpper()).CopyTo(sums);
        (lowOdd.GetLower() + lowOdd.GetUpper()).CopyTo(sums[16..]);
        (high.GetLower() + high.GetUpper()).CopyTo(sums[32..]);
        (highOdd.GetLower() + highOdd.GetUpper()).CopyTo(sums[48..]);
    }

    internal void SumWith256(int block, Span<ushort> sums)
    {
        ref var bits = ref MemoryMarshal.GetReference(_codes.Block(block));
        ref var tables = ref MemoryMarshal.GetArrayDataReference(_tables);
        var nibble = Vector256.Create((byte)0x0F);
        var (low, lowOdd, high, highOdd) = (Vector256<ushort>.Zero, Vector256<ushort>.Zero, Vector256<ushort>.Zero, Vector256<ushort>.Zero);
        for (nuint i = 0; i < (nuint)_codes.Pairs * BytesOfTwoGroups; i += (nuint)Vector256<byte>.Count)
        {
            var data = Vector256.LoadUnsafe(ref bits, i);
            var table = Vector256.LoadUnsafe(ref tables, i);
            var first = Avx2.Shuffle(table, data & nibble).AsUInt16();
            var second = Avx2.Shuffle(table, (data.AsUInt16() >>> 4).AsByte() & nibble).AsUInt16();
            low += first;
            lowOdd += first >>> 8;
            high += second;
            highOdd += second >>> 8;
        }

        (low - (lowOdd << 8)).CopyTo(sums);
        lowOdd.CopyTo(sums[16..]);
        (high - (highOdd << 8)).CopyTo(sums[32..]);
        highOdd.CopyTo(sums[48..]);
    }

    internal void SumWith128(int block, Span<ushort> sums)
    {
        var bits = _codes.Block(block);
        sums.Clear();
        for (var half = 0; half < 2; half++)
        {
            var (low, lowOdd, high, highOdd) = (Vector128<ushort>.Zero, Vector128<ushort>.Zero, Vector128<ushort>.Zero, Vector128<ushort>.Zero);
            for (var i = 0; i < bits.Length; i += BytesOfTwoGroups / 2)
            {
                var data = Vector128.Create(bits.Slice(i + (half * TableSize), TableSize));
                var table = Vector128.Create(_tables.AsSpan(i, TableSize));
                var first = Vector128.Shuffle(table, data & Vector128.Create((byte)0x0F)).AsUInt16();
                var second = Vector128.Shuffle(table, data >>> 4).AsUInt16();
                low += first & Vector128.Create((ushort)0xFF);
                lowOdd += first >>> 8;
                high += second & Vector128.Create((ushort)0xFF);
                highOdd += second >>> 8;
            }

            low.CopyTo(sums[(8 * half)..]);
            lowOdd.CopyTo(sums[(16 + (8 * half))..]);
            high.CopyTo(sums[(32 + (8 * half))..]);
            highOdd.CopyTo(sums[(48 + (8 * half))..]);
        }
    }

    /// <summary>For each group the sum for each of the 16 patterns of signs, raised to be positive and in steps small enough
    /// that no total goes beyond 16 bits. Each table is there twice, because a shuffle stays within 16 bytes.</summary>
    private static (byte[] Tables, float Unit) Tables(ReadOnlySpan<float> rest)
    {
        var groups = rest.Length / BitCodes.GroupSize;
        var widest = 0f;
        for (var g = 0; g < groups; g++)
        {
            widest = MathF.Max(widest, TensorPrimitives.SumOfMagnitudes(rest.Slice(g * BitCodes.GroupSize, BitCodes.GroupSize)));
        }

        var largest = Math.Min(byte.MaxValue, ushort.MaxValue / groups);
        var unit = widest > 0 ? 2 * widest / largest : 1;
        var tables = GC.AllocateUninitializedArray<byte>(groups * 2 * TableSize);
        for (var g = 0; g < groups; g++)
        {
            var table = tables.AsSpan(g * 2 * TableSize, TableSize);
            for (var pattern = 0; pattern < TableSize; pattern++)
            {
                // A positive component adds itself twice above minus the sum of all.
                var sum = 0f;
                for (var i = 0; i < BitCodes.GroupSize; i++)
                {
                    var component = rest[(g * BitCodes.GroupSize) + i];
                    sum += MathF.Abs(component) + ((pattern >> i & 1) != 0 ? component : -component);
                }

                table[pattern] = (byte)Math.Clamp(MathF.Round(sum / unit), 0, largest);
            }

            table.CopyTo(tables.AsSpan((g * 2 * TableSize) + TableSize));
        }

        return (tables, unit);
    }
}
