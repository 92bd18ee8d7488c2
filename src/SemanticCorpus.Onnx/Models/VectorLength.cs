using System.Numerics;
using System.Runtime.InteropServices;

namespace SemanticCorpus.Models;

/// <summary>Euclidean length. Written out rather than taken from TensorPrimitives, whose compilation would take ten times as long as the first query runs.</summary>
internal static class VectorLength
{
    /// <summary>The length; NaN or infinite where a component is.</summary>
    public static float Of(ReadOnlySpan<float> vector)
    {
        var blocks = MemoryMarshal.Cast<float, Vector<float>>(vector);
        var squares = Vector<float>.Zero;
        foreach (var block in blocks)
        {
            squares += block * block;
        }

        var sum = Vector.Sum(squares);
        foreach (var component in vector[(blocks.Length * Vector<float>.Count)..])
        {
            sum += component * component;
        }

        return MathF.Sqrt(sum);
    }

    /// <summary>Divides each component.</summary>
    public static void Divide(Span<float> vector, float divisor)
    {
        foreach (ref var component in vector)
        {
            component /= divisor;
        }
    }
}
