using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>Dot products of one vector of signed bytes with many. Exact; components are from -127 to 127.</summary>
internal sealed class Int8Dot
{
    private const int Offset = 128;
    private readonly sbyte[] _query;
    private readonly int _offset;

    public Int8Dot(sbyte[] query)
    {
        _query = query;
        foreach (var component in query)
        {
            _offset += component * Offset;
        }
    }

    /// <summary>The products with vectors that lie one after another.</summary>
    /// <param name="others">The vectors, each as long as the query.</param>
    /// <param name="products">Takes one product for each.</param>
    public void With(ReadOnlySpan<sbyte> others, Span<int> products)
    {
        if (AvxVnni.IsSupported && _query.Length % Vector256<sbyte>.Count == 0)
        {
            WithVnni(others, products);
            return;
        }

        for (var i = 0; i < products.Length; i++)
        {
            products[i] = With(others.Slice(i * _query.Length, _query.Length));
        }
    }

    /// <param name="other">As long as the query.</param>
    public int With(ReadOnlySpan<sbyte> other) =>
        AvxVnni.IsSupported ? WithVnni(other) : Avx2.IsSupported ? WithAvx2(other) : WithAny(other);

    /// <summary>With AVX-VNNI, which multiplies unsigned by signed bytes: one side is raised by 128, and the sum corrected for it.</summary>
    internal int WithVnni(ReadOnlySpan<sbyte> other)
    {
        var left = MemoryMarshal.Cast<sbyte, Vector256<sbyte>>(other);
        var right = MemoryMarshal.Cast<sbyte, Vector256<sbyte>>(_query);
        var flip = Vector256.Create(sbyte.MinValue);
        var sum = Vector256<int>.Zero;
        var sum2 = Vector256<int>.Zero;
        var i = 0;
        for (; i + 1 < left.Length; i += 2)
        {
            sum = AvxVnni.MultiplyWideningAndAdd(sum, (left[i] ^ flip).AsByte(), right[i]);
            sum2 = AvxVnni.MultiplyWideningAndAdd(sum2, (left[i + 1] ^ flip).AsByte(), right[i + 1]);
        }

        if (i < left.Length)
        {
            sum = AvxVnni.MultiplyWideningAndAdd(sum, (left[i] ^ flip).AsByte(), right[i]);
        }

        var total = Vector256.Sum(sum + sum2) - _offset;
        for (i = left.Length * Vector256<sbyte>.Count; i < other.Length; i++)
        {
            total += (other[i] + Offset) * _query[i];
        }

        return total;
    }

    private void WithVnni(ReadOnlySpan<sbyte> others, Span<int> products)
    {
        ref var other = ref MemoryMarshal.GetReference(others[..(products.Length * _query.Length)]);
        ref var query = ref MemoryMarshal.GetArrayDataReference(_query);
        var flip = Vector256.Create(sbyte.MinValue);
        var length = (nuint)_query.Length;
        for (var i = 0; i < products.Length; i++)
        {
            var sum = Vector256<int>.Zero;
            var sum2 = Vector256<int>.Zero;
            nuint j = 0;
            for (; j + 64 <= length; j += 64)
            {
                sum = AvxVnni.MultiplyWideningAndAdd(sum, (Vector256.LoadUnsafe(ref other, j) ^ flip).AsByte(), Vector256.LoadUnsafe(ref query, j));
                sum2 = AvxVnni.MultiplyWideningAndAdd(sum2, (Vector256.LoadUnsafe(ref other, j + 32) ^ flip).AsByte(), Vector256.LoadUnsafe(ref query, j + 32));
            }

            if (j < length)
            {
                sum = AvxVnni.MultiplyWideningAndAdd(sum, (Vector256.LoadUnsafe(ref other, j) ^ flip).AsByte(), Vector256.LoadUnsafe(ref query, j));
            }

            products[i] = Vector256.Sum(sum + sum2) - _offset;
            other = ref Unsafe.Add(ref other, length);
        }
    }

    internal int WithAvx2(ReadOnlySpan<sbyte> other)
    {
        var left = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(other);
        var right = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(_query);
        var sum = Vector256<int>.Zero;
        for (var i = 0; i < left.Length; i++)
        {
            sum += Avx2.MultiplyAddAdjacent(Avx2.ConvertToVector256Int16(left[i]), Avx2.ConvertToVector256Int16(right[i]));
        }

        return Vector256.Sum(sum) + Rest(other, left.Length * Vector128<sbyte>.Count);
    }

    internal int WithAny(ReadOnlySpan<sbyte> other)
    {
        var left = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(other);
        var right = MemoryMarshal.Cast<sbyte, Vector128<sbyte>>(_query);
        var sum = Vector128<int>.Zero;
        for (var i = 0; i < left.Length; i++)
        {
            // Two products of at most 127 * 127 still fit into 16 bits.
            var products = (Vector128.WidenLower(left[i]) * Vector128.WidenLower(right[i]))
                + (Vector128.WidenUpper(left[i]) * Vector128.WidenUpper(right[i]));
            sum += Vector128.WidenLower(products) + Vector128.WidenUpper(products);
        }

        return Vector128.Sum(sum) + Rest(other, left.Length * Vector128<sbyte>.Count);
    }

    private int Rest(ReadOnlySpan<sbyte> other, int from)
    {
        var total = 0;
        for (var i = from; i < other.Length; i++)
        {
            total += other[i] * _query[i];
        }

        return total;
    }
}
