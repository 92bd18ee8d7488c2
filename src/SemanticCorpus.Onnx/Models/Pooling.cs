using System.Numerics.Tensors;

namespace SemanticCorpus.Models;

/// <summary>Pools hidden states into one vector.</summary>
internal static class Pooling
{
    /// <summary>Pools the rows of <paramref name="hidden"/> into <paramref name="target"/>.</summary>
    /// <param name="mode">How.</param>
    /// <param name="hidden">The hidden states, one token after another; none is padding.</param>
    /// <param name="target">Receives the vector; its length is a row's.</param>
    public static void Pool(PoolingMode mode, ReadOnlySpan<float> hidden, Span<float> target)
    {
        hidden[..target.Length].CopyTo(target);
        if (mode is PoolingMode.Cls or PoolingMode.InGraph)
        {
            return;
        }

        for (var at = target.Length; at < hidden.Length; at += target.Length)
        {
            var row = hidden.Slice(at, target.Length);
            if (mode == PoolingMode.Max)
            {
                TensorPrimitives.Max(target, row, target);
            }
            else
            {
                TensorPrimitives.Add(target, row, target);
            }
        }

        float tokens = hidden.Length / target.Length;
        if (mode == PoolingMode.Mean)
        {
            TensorPrimitives.Divide(target, tokens, target);
        }
        else if (mode == PoolingMode.MeanSqrtLength)
        {
            TensorPrimitives.Divide(target, MathF.Sqrt(tokens), target);
        }
    }
}
