using System.Text.Json;

namespace SemanticCorpus.StandIn;

/// <summary>Checks requests against Qdrant's OpenAPI specification, reduced to the paths that the store uses. Members that a
/// schema does not name are not allowed, so that a misspelt one is found.</summary>
internal static class OpenApiRequests
{
    private static readonly JsonElement s_specification = Read();

    /// <summary>What is wrong with a request: no such operation, or a body that its schema does not allow.</summary>
    public static IEnumerable<string> Violations(string method, string path, string body)
    {
        var parts = path.Split('/');
        var operations = s_specification.GetProperty("paths").EnumerateObject()
            .Select(one => (Path: one.Name.Split('/'), one.Value))
            .Where(one => one.Path.Length == parts.Length && one.Path.Zip(parts).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second))
            .OrderBy(one => one.Path.Count(part => part.StartsWith('{'))).ToArray();
        if (operations.Length == 0 || !operations[0].Value.TryGetProperty(method.ToLowerInvariant(), out var operation))
        {
            return [$"{method} {path} is not in the specification."];
        }

        if (body.Length == 0 || !operation.TryGetProperty("requestBody", out var request))
        {
            return [];
        }

        using var document = JsonDocument.Parse(body);
        return Fault(request.GetProperty("content").GetProperty("application/json").GetProperty("schema"), document.RootElement, "") is { } fault
            ? [$"{method} {path}: {fault}"]
            : [];
    }

    private static JsonElement Read()
    {
        using var file = typeof(OpenApiRequests).Assembly.GetManifestResourceStream("SemanticCorpus.StandIn.openapi.json")!;
        return JsonDocument.Parse(file).RootElement;
    }

    private static string? Fault(JsonElement schema, JsonElement value, string place)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            schema = s_specification.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
            return Fault(schema, value, place);
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            return $"{place} is null; leave it out";
        }

        foreach (var choice in new[] { "anyOf", "oneOf" })
        {
            if (schema.TryGetProperty(choice, out var some))
            {
                var faults = some.EnumerateArray().Where(one => one.EnumerateObject().Any(member => member.Name != "nullable"))
                    .Select(one => Fault(one, value, place)).ToArray();
                return faults.Contains(null) ? null : $"{place} fits none of {faults.Length} forms: {faults[0]}";
            }
        }

        if (schema.TryGetProperty("allOf", out var all))
        {
            return all.EnumerateArray().Select(one => Fault(one, value, place)).FirstOrDefault(fault => fault is not null);
        }

        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)))
        {
            return $"{place} is none of {allowed}";
        }

        return schema.TryGetProperty("type", out var type) ? FaultOfType(type.GetString()!, schema, value, place) : null;
    }

    private static string? FaultOfType(string type, JsonElement schema, JsonElement value, string place) => (type, value.ValueKind) switch
    {
        ("object", JsonValueKind.Object) => FaultOfObject(schema, value, place),
        ("array", JsonValueKind.Array) => schema.TryGetProperty("items", out var items)
            ? value.EnumerateArray().Select(one => Fault(items, one, place + "[]")).FirstOrDefault(fault => fault is not null)
            : null,
        ("string", JsonValueKind.String) => schema.TryGetProperty("format", out var format) && format.GetString() switch
        {
            "uuid" => !value.TryGetGuid(out _), "date-time" => !value.TryGetDateTimeOffset(out _), _ => false,
        } ? $"{place} is no {format}" : null,
        ("integer", JsonValueKind.Number) => value.TryGetInt64(out var whole) && (!schema.TryGetProperty("minimum", out var least) || whole >= least.GetDouble())
            ? null
            : $"{place} is no whole number, or too small",
        ("number", JsonValueKind.Number) or ("boolean", JsonValueKind.True or JsonValueKind.False) => null,
        _ => $"{place} is {value.ValueKind} instead of {type}",
    };

    private static string? FaultOfObject(JsonElement schema, JsonElement value, string place)
    {
        if (schema.TryGetProperty("required", out var required)
            && required.EnumerateArray().FirstOrDefault(name => !value.TryGetProperty(name.GetString()!, out _)) is { ValueKind: JsonValueKind.String } missing)
        {
            return $"{place}.{missing} is missing";
        }

        var named = schema.TryGetProperty("properties", out var properties);
        var open = schema.TryGetProperty("additionalProperties", out var others);
        foreach (var member in value.EnumerateObject())
        {
            var fault = named && properties.TryGetProperty(member.Name, out var own) ? Fault(own, member.Value, $"{place}.{member.Name}")
                : open && others.ValueKind == JsonValueKind.Object ? Fault(others, member.Value, $"{place}.{member.Name}")
                : named && !open ? $"{place}.{member.Name} is not in the specification" : null;
            if (fault is not null)
            {
                return fault;
            }
        }

        return null;
    }
}
