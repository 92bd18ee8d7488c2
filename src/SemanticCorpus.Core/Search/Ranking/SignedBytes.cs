using System.Numerics;
using System.Runtime.InteropServices;

namespace SemanticCorpus.Search.Ranking;

/// <summary>Inner products of vectors of signed bytes.</summary>
internal static class SignedBytes
{
    /// <summary>The exact inner product of two vectors of equal length whose components are -127 to 127.</summary>
    public static int Dot(ReadOnlySpan<sbyte> left, ReadOnlySpan<sbyte> right)
    {
        var sums = Vector<int>.Zero;
        var leftVectors = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(left);
        var rightVectors = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(right);
        for (var i = 0; i < leftVectors.Length; i++)
        {
            Vector.Widen(leftVectors[i], out var leftLow, out var leftHigh);
            Vector.Widen(rightVectors[i], out var rightLow, out var rightHigh);

            // Two products of at most 127 * 127 still fit into 16 bits.
            Vector.Widen((leftLow * rightLow) + (leftHigh * rightHigh), out var low, out var high);
            sums += low + high;
        }

        var sum = Vector.Sum(sums);
        for (var i = leftVectors.Length * Vector<sbyte>.Count; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
