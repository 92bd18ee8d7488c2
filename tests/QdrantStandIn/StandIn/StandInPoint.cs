using System.Text.Json;
using System.Text.Json.Nodes;

namespace SemanticCorpus.StandIn;

/// <summary>A stored point.</summary>
internal sealed class StandInPoint(string id, JsonObject vectors, JsonObject payload)
{
    private readonly Dictionary<string, float[]> _dense = Parse(vectors, value => value is JsonArray { Count: > 0 } array && array[0] is JsonValue,
        value => value.Deserialize<float[]>()!);

    private readonly Dictionary<string, Dictionary<uint, float>> _sparse = Parse(vectors, value => value is JsonObject,
        value => value["indices"].Deserialize<uint[]>()!.Zip(value["values"].Deserialize<float[]>()!).ToDictionary(pair => pair.First, pair => pair.Second));

    public string Id { get; } = id;

    public JsonObject Vectors { get; } = vectors;

    public JsonObject Payload { get; } = payload;

    public float[]? Dense(string name) => _dense.GetValueOrDefault(name);

    public Dictionary<uint, float>? Sparse(string name) => _sparse.GetValueOrDefault(name);

    private static Dictionary<string, T> Parse<T>(JsonObject vectors, Func<JsonNode, bool> isKind, Func<JsonNode, T> read) =>
        vectors.Where(pair => pair.Value is { } value && isKind(value)).ToDictionary(pair => pair.Key, pair => read(pair.Value!));
}
