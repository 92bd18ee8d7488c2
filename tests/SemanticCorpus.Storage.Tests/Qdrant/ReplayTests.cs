using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using SemanticCorpus.StandIn;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Qdrant;

/// <summary>The stand-in answers what a real Qdrant 1.18.3 answered, so that it cannot drift from it.</summary>
public sealed class ReplayTests
{
    /// <summary>What the store does not use: other ways to rank, groups, order by a field, snapshots, telemetry, and the check of a collection's shape.</summary>
    private static readonly HashSet<string> s_leftOut =
    [
        "query-multivector", "query-prefetch-rescore", "query-prefetch-rrf", "query-rrf-k60", "query-dbsf", "query-recommend", "query-mmr", "query-groups",
        "scroll-order", "snapshot-create", "snapshot-list", "telemetry", "metrics-type", "create-bad-size",
    ];

    private static readonly HashSet<string> s_withKey = ["no-key", "wrong-key", "bearer", "health-no-key"];

    [Fact]
    public async Task Every_recording_of_the_subset_is_answered_alike()
    {
        await using var open = await QdrantStandIn.StartAsync();
        await using var locked = await QdrantStandIn.StartAsync("secret");
        using var http = new HttpClient();
        var replayed = 0;
        await foreach (var line in File.ReadLinesAsync(
            Path.Combine(AppContext.BaseDirectory, "Qdrant", "Golden", "recordings.jsonl"), TestContext.Current.CancellationToken))
        {
            var recording = JsonNode.Parse(line)!;
            var name = recording["name"]!.GetValue<string>();
            if (s_leftOut.Contains(name))
            {
                continue;
            }

            var server = s_withKey.Contains(name) ? locked : open;
            using var request = new HttpRequestMessage(new HttpMethod(recording["method"]!.GetValue<string>()), new Uri(server.Url, recording["path"]!.GetValue<string>()));
            if (recording["body"] is { } body)
            {
                request.Content = new StringContent(
                    body.GetValueKind() == JsonValueKind.String ? body.GetValue<string>() : body.ToJsonString(), new MediaTypeHeaderValue("application/json"));
            }

            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(recording["status"]!.GetValue<int>() == (int)response.StatusCode, $"{name}: {(int)response.StatusCode} {text}");
            var expected = recording["response"]!;
            var actual = text.StartsWith('{') ? JsonNode.Parse(text)! : JsonValue.Create(text)!;
            AssertSame(name == "collection-info" ? InfoUsed(expected) : expected, name == "collection-info" ? InfoUsed(actual) : actual, name);
            replayed++;
        }

        Assert.Equal(73, replayed);
    }

    private static JsonObject InfoUsed(JsonNode info)
    {
        var result = info["result"]!;
        return new JsonObject
        {
            ["status"] = result["status"]!.DeepClone(), ["points_count"] = result["points_count"]!.DeepClone(), ["payload_schema"] = result["payload_schema"]!.DeepClone(),
            ["vectors"] = result["config"]!["params"]!["vectors"]!.DeepClone(), ["sparse"] = result["config"]!["params"]!["sparse_vectors"]!.DeepClone(),
            ["metadata"] = result["config"]!["metadata"]!.DeepClone(), ["quantization"] = result["config"]!["quantization_config"]!.DeepClone(),
        };
    }

    private static void AssertSame(JsonNode? expected, JsonNode? actual, string place)
    {
        switch (expected)
        {
            case JsonObject members:
                Assert.True(actual is JsonObject, place);
                foreach (var (name, value) in members.Where(member => member.Key is not ("time" or "version" or "operation_id") || member.Value is JsonObject))
                {
                    AssertSame(value, actual![name], $"{place}.{name}");
                }

                Assert.Empty(actual!.AsObject().Select(member => member.Key).Except(members.Select(member => member.Key)));
                break;
            case JsonArray items:
                Assert.True(items.Count == actual!.AsArray().Count, $"{place}: {actual}");
                for (var i = 0; i < items.Count; i++)
                {
                    AssertSame(items[i], actual[i], $"{place}[{i}]");
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                Assert.Equal(value.GetValue<double>(), actual!.GetValue<double>(), 2e-5);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().StartsWith("Format error", StringComparison.Ordinal):
                // What a parser says of malformed requests is its own; that it is a malformed request is compared.
                Assert.StartsWith("Format error", actual!.GetValue<string>(), StringComparison.Ordinal);
                break;
            default:
                Assert.True(JsonNode.DeepEquals(expected, actual), $"{place}: {actual} instead of {expected}");
                break;
        }
    }
}
