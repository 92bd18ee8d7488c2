using System.Numerics.Tensors;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>A vector's direction in one signed byte a component.</summary>
/// <param name="Scale">What a component is multiplied with to get that of the vector at length 1.</param>
/// <param name="Error">Length of the difference between the vector at length 1 and what the components give.</param>
/// <param name="Components">From -127 to 127.</param>
internal sealed record QuantizedVector(float Scale, float Error, sbyte[] Components)
{
    /// <param name="vector">Finite and not zero.</param>
    public static QuantizedVector From(ReadOnlySpan<float> vector)
    {
        var length = TensorPrimitives.Norm(vector);
        var scale = MathF.Abs(TensorPrimitives.MaxMagnitude(vector)) / length / sbyte.MaxValue;
        var components = new sbyte[vector.Length];
        var squares = 0.0;
        for (var i = 0; i < vector.Length; i++)
        {
            var component = vector[i] / length;
            components[i] = (sbyte)Math.Clamp(MathF.Round(component / scale), -sbyte.MaxValue, sbyte.MaxValue);
            var lost = (double)component - (components[i] * scale);
            squares += lost * lost;
        }

        return new QuantizedVector(scale, (float)Math.Sqrt(squares), components);
    }
}
