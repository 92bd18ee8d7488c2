using System.Buffers.Binary;
using System.Numerics.Tensors;
using SemanticCorpus.Documents;

namespace SemanticCorpus.Embeddings;

/// <summary>Token vectors as they are stored and compared: one signed byte a component, with a scale for each token.</summary>
/// <param name="Dimensions">Components of one vector.</param>
/// <param name="Ids">The tokens' ids in the model's vocabulary; length n.</param>
/// <param name="Spans">The tokens' ranges in the passage's text; length n. A token of the passage's context (title, headings) has the range (0, 0).</param>
/// <param name="Scales">What a component is multiplied with to get the original's; length n.</param>
/// <param name="Components">The vectors one after another; length n times <paramref name="Dimensions"/>.</param>
public sealed record QuantizedTokenVectors(int Dimensions, int[] Ids, TextSpan[] Spans, float[] Scales, sbyte[] Components)
{
    private const int HeaderBytes = 8;
    private const int BytesPerTokenBesideComponents = 16;

    /// <summary>Number of tokens.</summary>
    public int Count => Ids.Length;

    /// <summary>The components of one token.</summary>
    /// <param name="index">0 up to <see cref="Count"/> - 1.</param>
    public ReadOnlySpan<sbyte> this[int index] => Components.AsSpan(index * Dimensions, Dimensions);

    /// <summary>Quantises the tokens for which <paramref name="place"/> gives a range.</summary>
    /// <param name="vectors">The vectors as the model gave them.</param>
    /// <param name="place">A token's range in the passage's text, given its index; null leaves the token out.</param>
    public static QuantizedTokenVectors From(TokenVectors vectors, Func<int, TextSpan?> place)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(place);
        var kept = new List<(int Index, TextSpan Span)>(vectors.Count);
        for (var i = 0; i < vectors.Count; i++)
        {
            if (place(i) is { } span)
            {
                kept.Add((i, span));
            }
        }

        var dimensions = vectors.Dimensions;
        var ids = new int[kept.Count];
        var spans = new TextSpan[kept.Count];
        var scales = new float[kept.Count];
        var components = new sbyte[kept.Count * dimensions];
        for (var k = 0; k < kept.Count; k++)
        {
            var source = vectors[kept[k].Index];
            var scale = TensorPrimitives.MaxMagnitude(source) is var max && max != 0 ? MathF.Abs(max) / sbyte.MaxValue : 1;
            (ids[k], spans[k], scales[k]) = (vectors.Ids[kept[k].Index], kept[k].Span, scale);
            for (var j = 0; j < dimensions; j++)
            {
                components[(k * dimensions) + j] = (sbyte)MathF.Round(source[j] / scale);
            }
        }

        return new QuantizedTokenVectors(dimensions, ids, spans, scales, components);
    }

    /// <summary>The portable form: little-endian; count and dimensions, then ids, starts, lengths and scales, then the components.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[HeaderBytes + (Count * (BytesPerTokenBesideComponents + Dimensions))];
        var rest = bytes.AsSpan();
        Write(ref rest, Count);
        Write(ref rest, Dimensions);
        for (var i = 0; i < Count; i++)
        {
            Write(ref rest, Ids[i]);
            Write(ref rest, Spans[i].Start);
            Write(ref rest, Spans[i].Length);
            Write(ref rest, BitConverter.SingleToInt32Bits(Scales[i]));
        }

        System.Runtime.InteropServices.MemoryMarshal.AsBytes(Components.AsSpan()).CopyTo(rest);
        return bytes;

        static void Write(ref Span<byte> rest, int value)
        {
            BinaryPrimitives.WriteInt32LittleEndian(rest, value);
            rest = rest[sizeof(int)..];
        }
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="FormatException">The bytes are not of that form.</exception>
    public static QuantizedTokenVectors FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderBytes)
        {
            throw new FormatException("Token vectors are cut short.");
        }

        var count = Read(ref bytes);
        var dimensions = Read(ref bytes);
        if (count < 0 || dimensions <= 0 || bytes.Length != (long)count * (BytesPerTokenBesideComponents + (long)dimensions))
        {
            throw new FormatException($"Token vectors: {bytes.Length} bytes do not hold {count} tokens of {dimensions} dimensions.");
        }

        var ids = new int[count];
        var spans = new TextSpan[count];
        var scales = new float[count];
        for (var i = 0; i < count; i++)
        {
            ids[i] = Read(ref bytes);
            spans[i] = new TextSpan(Read(ref bytes), Read(ref bytes));
            scales[i] = BitConverter.Int32BitsToSingle(Read(ref bytes));
        }

        var components = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, sbyte>(bytes).ToArray();
        return new QuantizedTokenVectors(dimensions, ids, spans, scales, components);

        static int Read(ref ReadOnlySpan<byte> rest)
        {
            var value = BinaryPrimitives.ReadInt32LittleEndian(rest);
            rest = rest[sizeof(int)..];
            return value;
        }
    }
}
