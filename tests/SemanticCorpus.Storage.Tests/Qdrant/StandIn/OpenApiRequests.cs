using System.Text.Json.Nodes;
using NJsonSchema;

namespace SemanticCorpus.Storage.Tests.Qdrant.StandIn;

/// <summary>Checks requests against Qdrant's OpenAPI specification, reduced to the paths that the store uses.</summary>
internal static class OpenApiRequests
{
    private static readonly Lazy<Task<List<(string Method, string[] Path, JsonSchema? Body)>>> s_operations = new(LoadAsync);

    /// <summary>What is wrong with a request: no such operation, or a body that its schema does not allow.</summary>
    public static async Task<IEnumerable<string>> ViolationsAsync(string method, string path, string body)
    {
        var parts = path.Split('/');
        var operation = (await s_operations.Value).Where(one => one.Method == method && one.Path.Length == parts.Length
            && one.Path.Zip(parts).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second)).OrderBy(one => one.Path.Count(part => part.StartsWith('{'))).Take(1).ToArray();
        if (operation is not [var (_, _, schema)])
        {
            return [$"{method} {path} is not in the specification."];
        }

        return body.Length == 0 || schema is null ? [] : schema.Validate(body).Select(error => $"{method} {path}: {error}");
    }

    private static async Task<List<(string Method, string[] Path, JsonSchema? Body)>> LoadAsync()
    {
        var specification = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Qdrant", "Golden", "openapi.json")))!;
        var operations = new List<(string Method, string[] Path, JsonSchema? Body)>();
        foreach (var (path, methods) in specification["paths"]!.AsObject())
        {
            foreach (var (method, operation) in methods!.AsObject())
            {
                var body = operation!["requestBody"]?["content"]?["application/json"]?["schema"]?.DeepClone().AsObject();
                body?.Add("components", specification["components"]!.DeepClone());
                operations.Add((method.ToUpperInvariant(), path.Split('/'), body is null ? null : await JsonSchema.FromJsonAsync(body.ToJsonString())));
            }
        }

        return operations;
    }
}
