using System.Numerics.Tensors;

namespace SemanticCorpus.Server.Overview;

/// <summary>Shows vectors in two dimensions: along the two directions in which they differ most (their leading principal components).</summary>
internal sealed class Projection
{
    private const int Rounds = 60;
    private readonly float[] mean;
    private readonly float[] first;
    private readonly float[] second;
    private readonly float scale;

    private Projection(float[] mean, float[] first, float[] second, float scale) =>
        (this.mean, this.first, this.second, this.scale) = (mean, first, second, scale);

    /// <summary>Finds the projection of vectors of one length. The same vectors in the same order always give the same one.</summary>
    public static Projection Of(IReadOnlyList<ReadOnlyMemory<float>> vectors, CancellationToken cancellationToken)
    {
        var length = vectors.Count == 0 ? 0 : vectors[0].Length;
        var mean = new float[length];
        foreach (var vector in vectors)
        {
            TensorPrimitives.Add(mean, vector.Span, mean);
        }

        TensorPrimitives.Divide(mean, Math.Max(vectors.Count, 1), mean);
        var centred = vectors.Select(vector =>
        {
            var difference = new float[length];
            TensorPrimitives.Subtract(vector.Span, mean, difference);
            return difference;
        }).ToList();
        var first = Component(centred, length, null, cancellationToken);
        var second = Component(centred, length, first, cancellationToken);
        var reach = centred.Select(vector => Math.Max(Math.Abs(Dot(vector, first)), Math.Abs(Dot(vector, second)))).DefaultIfEmpty().Max();
        return new Projection(mean, first, second, reach > 0 ? 1 / reach : 1);
    }

    /// <summary>Where a vector lies; beyond the edge it is put on it.</summary>
    public (double X, double Y) Place(ReadOnlySpan<float> vector)
    {
        var difference = new float[mean.Length];
        TensorPrimitives.Subtract(vector, mean, difference);
        return (Math.Clamp(Dot(difference, first) * scale, -1, 1), Math.Clamp(Dot(difference, second) * scale, -1, 1));
    }

    /// <summary>The leading component at a right angle to another one, by power iteration.</summary>
    private static float[] Component(List<float[]> vectors, int length, float[]? other, CancellationToken cancellationToken)
    {
        // Any start that is not at a right angle to the component will do; this one is the same every time.
        var component = new float[length];
        for (var i = 0; i < length; i++)
        {
            component[i] = 1f / (i + 1);
        }

        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = new float[length];
            foreach (var vector in vectors)
            {
                TensorPrimitives.MultiplyAdd(vector, Dot(vector, component), next, next);
            }

            if (other is not null)
            {
                TensorPrimitives.MultiplyAdd(other, -Dot(next, other), next, next);
            }

            var norm = TensorPrimitives.Norm<float>(next);
            if (norm < 1e-12f)
            {
                return new float[length];
            }

            TensorPrimitives.Divide(next, norm, component);
        }

        // A component has no sign of its own; its largest part is made positive.
        if (length > 0 && component[TensorPrimitives.IndexOfMaxMagnitude<float>(component)] < 0)
        {
            TensorPrimitives.Negate<float>(component, component);
        }

        return component;
    }

    private static float Dot(float[] left, float[] right) => TensorPrimitives.Dot<float>(left, right);
}
