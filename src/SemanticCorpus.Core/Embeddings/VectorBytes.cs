using System.Buffers.Binary;

namespace SemanticCorpus.Embeddings;

/// <summary>An embedding as little-endian float32 components.</summary>
public static class VectorBytes
{
    /// <summary>The bytes of an embedding, four a component.</summary>
    public static byte[] Write(ReadOnlySpan<float> vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector[i]);
        }

        return bytes;
    }

    /// <summary>Reads what <see cref="Write"/> gave.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="vector">Takes the components.</param>
    /// <exception cref="FormatException">The bytes are not <paramref name="vector"/>'s length.</exception>
    public static void Read(ReadOnlySpan<byte> bytes, Span<float> vector)
    {
        if (bytes.Length != vector.Length * sizeof(float))
        {
            throw new FormatException($"A stored embedding has {bytes.Length} bytes instead of {vector.Length * sizeof(float)}.");
        }

        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        }
    }
}
