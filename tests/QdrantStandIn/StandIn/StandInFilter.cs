using System.Globalization;
using System.Text.Json.Nodes;

namespace SemanticCorpus.StandIn;

/// <summary>Filters as the server understands them.</summary>
internal static class StandInFilter
{
    public static Func<StandInPoint, bool> Compile(JsonNode? filter)
    {
        if (filter is null)
        {
            return _ => true;
        }

        var must = Conditions(filter["must"]);
        var should = Conditions(filter["should"]);
        var mustNot = Conditions(filter["must_not"]);
        return point => must.All(c => c(point)) && (should.Count == 0 || should.Any(c => c(point))) && !mustNot.Any(c => c(point));
    }

    private static List<Func<StandInPoint, bool>> Conditions(JsonNode? list) =>
        list is JsonArray array ? [.. array.Select(one => Condition(one!))] : list is null ? [] : [Condition(list)];

    private static Func<StandInPoint, bool> Condition(JsonNode condition)
    {
        if (condition["has_id"] is JsonArray ids)
        {
            var wanted = ids.Select(id => id!.ToString()).ToHashSet();
            return point => wanted.Contains(point.Id);
        }

        if (condition["key"]?.GetValue<string>() is not { } key)
        {
            return Compile(condition);
        }

        if (condition["match"] is { } match)
        {
            var values = match["value"] is { } value ? [value] : (match["any"] as JsonArray)?.Select(one => one!)
                ?? throw new StandInException(400, "Format error in JSON body: data did not match any variant of untagged enum MatchInterface");
            var wanted = values.Select(one => one.ToJsonString()).Distinct().ToArray();
            return point => wanted.Any(point.Values(key).Contains);
        }

        var range = condition["range"] ?? throw new StandInException(400, "Format error in JSON body: unknown condition");
        var (gte, lt) = (Time(range["gte"]), Time(range["lt"]));
        return point => Values(point.Payload[key]).Any(one => Time(one) is { } time && (gte is null || time >= gte) && (lt is null || time < lt));
    }

    public static IEnumerable<JsonNode> Values(JsonNode? field) => field is JsonArray array ? array.OfType<JsonNode>() : field is null ? [] : [field];

    // The server keeps microseconds.
    private static long? Time(JsonNode? node) =>
        node is null ? null : DateTimeOffset.Parse(node.GetValue<string>(), CultureInfo.InvariantCulture).UtcTicks / TimeSpan.TicksPerMicrosecond;
}
