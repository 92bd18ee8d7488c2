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

    private readonly Dictionary<string, HashSet<string>> _values = new(StringComparer.Ordinal);

    public string Id { get; } = id;

    public JsonObject Vectors { get; } = vectors;

    public JsonObject Payload { get; } = payload;

    /// <summary>The values of a field as JSON, as filters compare them.</summary>
    public HashSet<string> Values(string field) => _values.TryGetValue(field, out var known)
        ? known
        : _values[field] = [.. StandInFilter.Values(Payload[field]).Select(value => value.ToJsonString())];

    public void SetPayload(string field, JsonNode? value)
    {
        Payload[field] = value;
        _values.Remove(field);
    }

    public float[]? Dense(string name) => _dense.GetValueOrDefault(name);

    public Dictionary<uint, float>? Sparse(string name) => _sparse.GetValueOrDefault(name);

    private static Dictionary<string, T> Parse<T>(JsonObject vectors, Func<JsonNode, bool> isKind, Func<JsonNode, T> read) =>
        vectors.Where(pair => pair.Value is { } value && isKind(value)).ToDictionary(pair => pair.Key, pair => read(pair.Value!));
}
