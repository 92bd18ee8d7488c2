using System.Text;
using System.Text.Json.Nodes;

namespace SemanticCorpus.Server.Tests.Hostile;

/// <summary>Makes requests from an OpenAPI document: values of the described form, at the edges of it, and now and then of none.</summary>
internal sealed class DescribedRequests(JsonNode description, string[] odd, Random random)
{
    private static readonly string[] Texts = ["river", "main", "What runs through the town?", "corpus", "all-MiniLM-L6-v2", "user", "float", "river#0", "x", "2024-01-01T00:00:00Z", "https://example.org/a", "\U0001F30A", ""];

    /// <summary>What fields hold that lead somewhere.</summary>
    private static readonly Dictionary<string, string[]> Sensible = new()
    {
        ["id"] = ["\"made\""], ["source"] = ["\"made\""], ["text"] = ["\"A river runs.\""], ["passageId"] = ["\"river#0\""], ["input"] = ["\"river\"", "[\"a\",\"b\"]"],
        ["model"] = ["\"corpus\"", "\"all-MiniLM-L6-v2\""], ["role"] = ["\"user\""], ["content"] = ["\"What runs?\""], ["limit"] = ["1"],
    };

    /// <summary>An address and a body.</summary>
    public (string Address, byte[]? Body) Make(string path, JsonNode operation)
    {
        var address = path;
        var query = new List<string>();
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
        {
            var name = (string)parameter!["name"]!;
            var value = Value(parameter["schema"], 0).Trim('"');
            if ((string)parameter["in"]! == "path")
            {
                value = name == "corpus" ? "main" : value.Length == 0 || value is "." or ".." ? "river" : value;
                value = path.StartsWith("/v1/corpora/{corpus}", StringComparison.Ordinal) && name == "corpus" && (path.Length == "/v1/corpora/{corpus}".Length) && random.Next(2) == 0 ? "spare" : value;
                address = address.Replace("{" + name + "}", Uri.EscapeDataString(value), StringComparison.Ordinal);
            }
            else if (random.Next(3) == 0)
            {
                query.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }

        var schema = operation["requestBody"]?["content"]?["application/json"]?["schema"];
        return (query.Count > 0 ? $"{address}?{string.Join('&', query)}" : address, schema is null ? null : Encoding.UTF8.GetBytes(Value(schema, 0)));
    }

    private string Value(JsonNode? schema, int depth)
    {
        schema = (string?)schema?["$ref"] is { } reference ? description["components"]!["schemas"]![reference.Split('/')[^1]] : schema;
        if (schema is null || depth > 6 || random.Next(40) == 0)
        {
            return odd[random.Next(odd.Length)];
        }

        if ((schema["oneOf"] ?? schema["anyOf"])?.AsArray() is { Count: > 0 } several)
        {
            return Value(several[random.Next(several.Count)], depth);
        }

        if (schema["enum"]?.AsArray() is { Count: > 0 } values)
        {
            return values[random.Next(values.Count)]?.ToJsonString() ?? "null";
        }

        var types = schema["type"] is JsonArray array ? [.. array.Select(type => (string)type!)] : new[] { (string?)schema["type"] ?? "object" };
        return types[random.Next(types.Length)] switch
        {
            "string" => Text(),
            "integer" => Number(),
            "number" => random.Next(2) == 0 ? "0.5" : Number(),
            "boolean" => random.Next(2) == 0 ? "true" : "false",
            "null" => "null",
            "array" => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Value(schema["items"], depth + 1)))}]",
            _ => Object(schema, depth),
        };
    }

    private string Object(JsonNode schema, int depth)
    {
        var required = schema["required"]?.AsArray().Select(name => (string)name!).ToHashSet() ?? [];
        var fields = (schema["properties"]?.AsObject() ?? []).Where(field => required.Contains(field.Key) || random.Next(Sensible.ContainsKey(field.Key) ? 2 : 12) == 0)
            .Select(field => $"\"{field.Key}\":{(Sensible.TryGetValue(field.Key, out var good) && random.Next(4) > 0 ? good[random.Next(good.Length)] : Value(field.Value, depth + 1))}");
        return "{" + string.Join(',', fields) + "}";
    }

    private string Text() => System.Text.Json.JsonSerializer.Serialize(Texts[random.Next(Texts.Length)]);

    private string Number() => $"{new[] { 0, 1, 2, 10, 50, 100, 101, -1, int.MaxValue, int.MinValue }[random.Next(10)]}";
}
