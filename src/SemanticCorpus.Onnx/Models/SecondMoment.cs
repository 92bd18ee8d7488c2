using System.Numerics.Tensors;

namespace SemanticCorpus.Models;

/// <summary>The mean of x xᵀ over vectors x, and its leading eigenvectors.</summary>
/// <param name="width">Components of a vector.</param>
internal sealed class SecondMoment(int width)
{
    private const int Iterations = 40;
    private const int Seed = 1;
    private readonly double[][] sum = [.. Enumerable.Range(0, width).Select(_ => new double[width])];
    private readonly double[] row = new double[width];

    /// <summary>Components of a vector.</summary>
    public int Width => width;

    /// <summary>Vectors added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds vectors that stand one after another.</summary>
    public void Add(ReadOnlySpan<float> vectors)
    {
        for (var at = 0; at < vectors.Length; at += width)
        {
            for (var i = 0; i < width; i++)
            {
                row[i] = vectors[at + i];
            }

            for (var i = 0; i < width; i++)
            {
                TensorPrimitives.MultiplyAdd(row, row[i], sum[i], sum[i]);
            }

            Count++;
        }
    }

    /// <summary>An orthonormal basis of the space of the leading eigenvectors, by orthogonal iteration (Golub and Van Loan, Matrix
    /// Computations, section 8.2.4). Only the space matters to dot products of what is projected on it, so vectors need not be in order.</summary>
    /// <param name="count">How many.</param>
    public double[][] LeadingEigenvectors(int count)
    {
        var random = new Random(Seed);
        var basis = Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, width).Select(_ => random.NextDouble() - 0.5).ToArray()).ToArray();
        Orthonormalise(basis);
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            foreach (var vector in basis)
            {
                var product = Array.ConvertAll(sum, line => TensorPrimitives.Dot<double>(line, vector));
                product.CopyTo(vector, 0);
            }

            Orthonormalise(basis);
        }

        return basis;
    }

    /// <summary>Gram-Schmidt, twice over for accuracy.</summary>
    private static void Orthonormalise(double[][] basis)
    {
        for (var k = 0; k < basis.Length; k++)
        {
            for (var pass = 0; pass < 2; pass++)
            {
                for (var j = 0; j < k; j++)
                {
                    TensorPrimitives.MultiplyAdd(basis[j], -TensorPrimitives.Dot<double>(basis[k], basis[j]), basis[k], basis[k]);
                }
            }

            var norm = TensorPrimitives.Norm<double>(basis[k]);
            if (norm > double.Epsilon)
            {
                TensorPrimitives.Divide(basis[k], norm, basis[k]);
            }
        }
    }
}
