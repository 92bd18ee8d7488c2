using System.Numerics.Tensors;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SemanticCorpus.StandIn;

/// <summary>A collection: every search looks at every point.</summary>
internal sealed class StandInCollection(JsonObject config)
{
    private readonly SortedDictionary<string, StandInPoint> _points = new(StringComparer.Ordinal);
    private readonly JsonObject _payloadSchema = [];
    private int _operations;

    public JsonObject Config { get; } = config;

    public JsonNode Update(JsonNode operation)
    {
        if (operation["upsert"] is { } upsert)
        {
            Upsert(upsert);
        }
        else if (operation["delete"] is { } delete)
        {
            Delete(delete);
        }
        else if (operation["set_payload"] is { } set)
        {
            SetPayload(set);
        }
        else
        {
            throw new StandInException(400, "Format error in JSON body: unknown operation");
        }

        return Completed();
    }

    public JsonNode CreateIndex(JsonNode request)
    {
        var schema = request["field_schema"];
        _payloadSchema[request["field_name"]!.GetValue<string>()] = (schema is JsonObject ? schema["type"] : schema)!.DeepClone();
        return Completed();
    }

    public JsonObject Info() => new()
    {
        ["status"] = "green",
        ["optimizer_status"] = "ok",
        ["points_count"] = _points.Count,
        ["segments_count"] = 1,
        ["config"] = new JsonObject
        {
            ["params"] = new JsonObject { ["vectors"] = Config["vectors"]?.DeepClone(), ["sparse_vectors"] = Config["sparse_vectors"]?.DeepClone() },
            ["optimizer_config"] = new JsonObject { ["indexing_threshold"] = Config["optimizers_config"]?["indexing_threshold"]?.DeepClone() ?? 10_000 },
            ["quantization_config"] = Config["quantization_config"]?.DeepClone(),
            ["metadata"] = Config["metadata"]?.DeepClone(),
        },
        ["payload_schema"] = new JsonObject(_payloadSchema.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, new JsonObject
        {
            ["data_type"] = field.Value!.DeepClone(), ["points"] = _points.Values.Count(point => StandInFilter.Values(point.Payload[field.Key]).Any()),
        }))),
    };

    public JsonNode Retrieve(JsonNode request) => new JsonArray([.. request["ids"]!.AsArray()
        .Select(id => _points.GetValueOrDefault(id!.ToString())).OfType<StandInPoint>().Select(point => (JsonNode)Show(point, request, withPayload: true))]);

    public StandInPoint? Find(string id) => _points.GetValueOrDefault(id);

    public long Count(JsonNode request) => Passing(request).Count();

    public JsonNode Facet(JsonNode request)
    {
        var key = request["key"]!.GetValue<string>();
        if (_payloadSchema[key] is null)
        {
            throw new StandInException(400, $"Bad request: Index required but not found for \"{key}\"");
        }

        var hits = Passing(request).SelectMany(point => StandInFilter.Values(point.Payload[key]).DistinctBy(value => value.ToJsonString()))
            .GroupBy(value => value.ToJsonString()).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(request["limit"]?.GetValue<int>() ?? 10)
            .Select(group => (JsonNode)new JsonObject { ["value"] = group.First().DeepClone(), ["count"] = group.Count() });
        return new JsonObject { ["hits"] = new JsonArray([.. hits]) };
    }

    public JsonNode Scroll(JsonNode request)
    {
        var limit = request["limit"]?.GetValue<int>() ?? 10;
        var offset = request["offset"]?.ToString();
        var page = Passing(request).Where(point => offset is null || string.CompareOrdinal(point.Id, offset) >= 0).Take(limit + 1).ToList();
        return new JsonObject
        {
            ["points"] = new JsonArray([.. page.Take(limit).Select(point => (JsonNode)Show(point, request, withPayload: true))]),
            ["next_page_offset"] = page.Count > limit ? page[limit].Id : null,
        };
    }

    public JsonNode Query(JsonNode request)
    {
        var limit = request["limit"]?.GetValue<int>() ?? 10;
        if (limit < 1)
        {
            throw new StandInException(422, "Validation error in JSON body: [internal.limit: value 0 invalid, must be 1 or larger]");
        }

        var offset = request["offset"]?.GetValue<int>() ?? 0;
        var threshold = request["score_threshold"]?.GetValue<float>() ?? float.NegativeInfinity;
        var score = Scorer(request["query"]!, request["using"]?.GetValue<string>() ?? "");
        var found = Passing(request).Select(point => (Point: point, Score: score(point))).Where(pair => pair.Score >= threshold)
            .OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Point.Id, StringComparer.Ordinal).Skip(offset).Take(limit);
        return new JsonObject
        {
            ["points"] = new JsonArray([.. found.Select(pair =>
            {
                var shown = Show(pair.Point, request, withPayload: false);
                shown["version"] = 0;
                shown["score"] = pair.Score;
                return (JsonNode)shown;
            })]),
        };
    }

    public static JsonObject Show(StandInPoint point, JsonNode request, bool withPayload)
    {
        var shown = new JsonObject { ["id"] = point.Id };
        if (Select(point.Payload, request["with_payload"], withPayload) is { } payload)
        {
            shown["payload"] = payload;
        }

        if (Select(point.Vectors, request["with_vector"], false) is { } vectors)
        {
            shown["vector"] = vectors;
        }

        return shown;
    }

    private static JsonObject? Select(JsonObject all, JsonNode? wanted, bool byDefault)
    {
        if (wanted is not JsonArray names)
        {
            return wanted?.GetValue<bool>() ?? byDefault ? all.DeepClone().AsObject() : null;
        }

        return names.Count == 0 ? null : new JsonObject(names.Select(name => name!.GetValue<string>()).Where(all.ContainsKey)
            .Select(name => KeyValuePair.Create(name, all[name]?.DeepClone())));
    }

    private JsonObject Completed() => new() { ["operation_id"] = ++_operations, ["status"] = "completed" };

    private IEnumerable<StandInPoint> Passing(JsonNode request) => _points.Values.Where(StandInFilter.Compile(request["filter"]));

    private Func<StandInPoint, float?> Scorer(JsonNode query, string name)
    {
        if (query is JsonValue id)
        {
            query = (_points.GetValueOrDefault(id.ToString()) ?? throw new StandInException(404, $"Not found: No point with id {id} found")).Vectors[name]!;
            var own = Scorer(query, name);
            return point => point.Id == id.ToString() ? null : own(point);
        }

        if (query is JsonArray dense)
        {
            var vector = dense.Deserialize<float[]>()!;
            var size = Config["vectors"]?[name]?["size"]?.GetValue<int>() ?? throw new StandInException(400, $"Wrong input: Not existing vector name error: {name}");
            return vector.Length == size
                ? point => point.Dense(name) is { } other ? TensorPrimitives.CosineSimilarity(vector, other) : null
                : throw new StandInException(400, $"Wrong input: Vector dimension error: expected dim: {size}, got {vector.Length}");
        }

        if (Config["sparse_vectors"]?[name] is null)
        {
            throw new StandInException(400, $"Wrong input: Not existing vector name error: {name}");
        }

        var all = _points.Values.Select(point => point.Sparse(name)).OfType<Dictionary<uint, float>>().ToList();
        var weights = query["indices"].Deserialize<uint[]>()!.Zip(query["values"].Deserialize<float[]>()!, (index, value) =>
        {
            var frequency = all.Count(vector => vector.ContainsKey(index));
            return (Index: index, Weight: value * MathF.Log(1 + ((all.Count - frequency + 0.5f) / (frequency + 0.5f))));
        }).ToArray();
        return point => point.Sparse(name) is { } vector && weights.Any(w => vector.ContainsKey(w.Index))
            ? weights.Sum(w => w.Weight * vector.GetValueOrDefault(w.Index))
            : null;
    }

    private void Upsert(JsonNode request)
    {
        var made = new List<StandInPoint>();
        foreach (var (point, number) in request["points"]!.AsArray().Select((point, number) => (point!, number)))
        {
            var id = point["id"]!.ToString();
            if (!Guid.TryParse(id, out _) && !ulong.TryParse(id, out _))
            {
                throw new StandInException(400, $"Format error in JSON body: value {id} is not a valid point ID, valid values are either an unsigned integer or a UUID");
            }

            var vectors = point["vector"]!.AsObject().DeepClone().AsObject();
            foreach (var (name, vector) in vectors)
            {
                Check(name, vector!, number);
            }

            made.Add(new StandInPoint(id, vectors, point["payload"]?.DeepClone().AsObject() ?? []));
        }

        made.ForEach(point => _points[point.Id] = point);
    }

    private void Check(string name, JsonNode vector, int number)
    {
        if (Config["sparse_vectors"]?[name] is not null)
        {
            var indices = vector["indices"].Deserialize<uint[]>()!;
            if (indices.Distinct().Count() < indices.Length)
            {
                throw new StandInException(422, $"Validation error in JSON body: [points[{number}].vector.?.indices: Validation error: must be unique [{{}}]]");
            }

            return;
        }

        var size = Config["vectors"]?[name]?["size"]?.GetValue<int>() ?? throw new StandInException(400, $"Wrong input: Not existing vector name error: {name}");
        if (vector.AsArray() is { Count: > 0 } array && array[0] is JsonValue && array.Count != size)
        {
            throw new StandInException(400, $"Wrong input: Vector dimension error: expected dim: {size}, got {array.Count} for vector '{name}'");
        }
    }

    private void Delete(JsonNode request)
    {
        string[] ids = request["points"] is JsonArray points ? [.. points.Select(id => id!.ToString())] : [.. Passing(request).Select(point => point.Id)];
        foreach (var id in ids)
        {
            _points.Remove(id);
        }
    }

    private void SetPayload(JsonNode request)
    {
        foreach (var id in request["points"]!.AsArray().Select(id => id!.ToString()).Where(_points.ContainsKey))
        {
            foreach (var (name, value) in request["payload"]!.AsObject())
            {
                _points[id].SetPayload(name, value?.DeepClone());
            }
        }
    }
}
