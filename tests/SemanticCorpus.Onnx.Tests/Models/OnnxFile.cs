using System.Text;

namespace SemanticCorpus.Models;

/// <summary>Writes tiny ONNX graphs, field by field of the protobuf schema, to have models that no exporter gives.
/// Each gives hidden states [1, n, d]: token id times a fixed vector.</summary>
internal static class OnnxFile
{
    private const int Float = 1;
    private const int Int64 = 7;

    /// <param name="path">Where to write.</param>
    /// <param name="vector">The fixed vector.</param>
    /// <param name="output">Name of the output.</param>
    /// <param name="tokenVectors">Whether the hidden states are given once more as token_vectors.</param>
    /// <param name="inputs">Names of the inputs; only input_ids has an effect.</param>
    public static void Write(string path, float[] vector, string output = "last_hidden_state", bool tokenVectors = false, params string[] inputs)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var pooled = output == "sentence_embedding";
        inputs = inputs.Length > 0 ? inputs : ["input_ids", "attention_mask"];
        byte[] graph =
        [
            .. Node("Cast", ["input_ids"], "numbers", Attribute("to", Float)),
            .. Node("Unsqueeze", ["numbers", "last"], "column"),
            .. Node("Mul", ["column", "vector"], pooled ? "hidden" : output),
            .. pooled ? Node("ReduceMean", ["hidden", "middle"], output, Attribute("keepdims", 0)) : [],
            .. tokenVectors ? Node("Identity", [pooled ? "hidden" : output], "token_vectors") : [],
            .. Text(2, "test"),
            .. Message(5, [.. Number(1, 1), .. Number(2, Int64), .. Text(8, "last"), .. Message(9, BitConverter.GetBytes(2L))]),
            .. Message(5, [.. Number(1, 1), .. Number(2, Int64), .. Text(8, "middle"), .. Message(9, BitConverter.GetBytes(1L))]),
            .. Message(5, [.. Number(1, 1), .. Number(1, 1), .. Number(1, (ulong)vector.Length), .. Number(2, Float), .. Text(8, "vector"), .. Message(9, [.. vector.SelectMany(BitConverter.GetBytes)])]),
            .. inputs.SelectMany(name => Message(11, Value(name, Int64, null, null))),
            .. Message(12, pooled ? Value(output, Float, null, vector.Length) : Value(output, Float, null, null, vector.Length)),
            .. tokenVectors ? Message(12, Value("token_vectors", Float, null, null, vector.Length)) : [],
        ];
        File.WriteAllBytes(path, [.. Number(1, 8), .. Message(8, [.. Text(1, ""), .. Number(2, 18)]), .. Message(7, graph)]);
    }

    private static byte[] Node(string operation, string[] inputs, string output, params byte[][] attributes) =>
        Message(1, [.. inputs.SelectMany(name => Text(1, name)), .. Text(2, output), .. Text(4, operation), .. attributes.SelectMany(a => a)]);

    private static byte[] Attribute(string name, ulong value) => Message(5, [.. Text(1, name), .. Number(3, value), .. Number(20, 2)]);

    private static byte[] Value(string name, ulong type, params int?[] shape)
    {
        var dimensions = shape.SelectMany((size, at) => Message(1, size is { } fixedSize ? Number(1, (ulong)fixedSize) : Text(2, $"d{at}")));
        return [.. Text(1, name), .. Message(2, Message(1, [.. Number(1, type), .. Message(2, [.. dimensions])]))];
    }

    private static byte[] Text(int field, string text) => Message(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Message(int field, byte[] content) => [.. Varint(((ulong)field << 3) | 2), .. Varint((ulong)content.Length), .. content];

    private static byte[] Number(int field, ulong value) => [.. Varint((ulong)field << 3), .. Varint(value)];

    private static IEnumerable<byte> Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            yield return (byte)(value | 0x80);
        }

        yield return (byte)value;
    }
}
