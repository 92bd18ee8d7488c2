using System.Buffers.Binary;

namespace SemanticCorpus.Storage.Sqlite.Blobs;

/// <summary>An embedding as little-endian float32 components.</summary>
internal static class VectorBlob
{
    public static byte[] Write(ReadOnlySpan<float> vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        for (var i = 0; i < vector.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector[i]);
        }

        return bytes;
    }

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
