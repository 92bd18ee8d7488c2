using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SemanticCorpus.StandIn;

/// <summary>A server that answers as Qdrant does, as far as the store uses it; <c>ReplayTests</c> compares the two.</summary>
internal sealed class QdrantStandIn : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, StandInCollection> _collections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);
    private readonly List<string> _violations = [];
    private WebApplication? _host;

    /// <summary>The key asked for, or null for none.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Decides what goes wrong with a request, by method and path.</summary>
    public Func<string, string, StandInFault?>? Fault { get; set; }

    /// <summary>Gives recorded answers in place of the stand-in's own, by method and path.</summary>
    public Func<string, string, (int Status, string Text)?>? Recorded { get; set; }

    /// <summary>Bytes answered so far, by method and the end of the path.</summary>
    public ConcurrentDictionary<string, long> BytesAnswered { get; } = new(StringComparer.Ordinal);

    /// <summary>What <c>/cluster</c> and <c>/collections/NAME/cluster</c> say; null for one node.</summary>
    public (JsonNode Cluster, JsonNode Shards)? Cluster { get; set; }

    public Uri Url { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Requests that the specification does not allow.</summary>
    public IReadOnlyList<string> Violations => _violations;

    public static async Task<QdrantStandIn> StartAsync(string? apiKey = null)
    {
        var standIn = new QdrantStandIn { ApiKey = apiKey };
        await standIn.ListenAsync();
        return standIn;
    }

    /// <summary>Shards, replication and write consistency that a collection was made with.</summary>
    public (int Shards, int Replication, int WriteConsistency) ClusterSettings(string collection)
    {
        var config = _collections[collection].Config;
        return (config["shard_number"]!.GetValue<int>(), config["replication_factor"]!.GetValue<int>(), config["write_consistency_factor"]!.GetValue<int>());
    }

    /// <summary>Begins to listen, on the same port as before if it did.</summary>
    public async Task ListenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, Url.Port);
            options.Limits.MaxRequestBodySize = 32 << 20;
        });
        _host = builder.Build();
        _host.Run(AnswerAsync);
        await _host.StartAsync();
        Url = new Uri(_host.Urls.Single());
    }

    /// <summary>Stops listening; what is stored stays.</summary>
    public async Task StopListeningAsync()
    {
        if (_host is { } host)
        {
            using var now = new CancellationTokenSource();
            await now.CancelAsync();
            await host.StopAsync(now.Token);
            await host.DisposeAsync();
            _host = null;
        }
    }

    public async ValueTask DisposeAsync() => await StopListeningAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var (method, path) = (context.Request.Method, context.Request.Path.Value!);
        using var reader = new StreamReader(context.Request.Body, new UTF8Encoding(false));
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var fault = Fault?.Invoke(method, path);
        switch (fault)
        {
            case StandInFault.Reset:
                context.Abort();
                return;
            case StandInFault.Stalled:
                await WaitForEndAsync(context);
                return;
            case StandInFault.InternalError or StandInFault.Unavailable or StandInFault.TooMany:
                context.Response.StatusCode = fault switch { StandInFault.InternalError => 500, StandInFault.Unavailable => 503, _ => 429 };
                await context.Response.WriteAsync("""{"status":{"error":"Service internal error: stand-in"},"time":0.0}""");
                return;
            case StandInFault.WrongJson:
                await context.Response.WriteAsync("""{"hello":["world"]}""");
                return;
        }

        var (status, text) = Recorded?.Invoke(method, path) ?? Handle(context, method, path, body);
        if (fault == StandInFault.Slow)
        {
            await WaitForEndAsync(context);
            return;
        }

        context.Response.StatusCode = status;
        var bytes = Encoding.UTF8.GetBytes(text);
        context.Response.ContentLength = bytes.Length;
        BytesAnswered.AddOrUpdate($"{method} {string.Join('/', path.Split('/').Skip(3))}", bytes.Length, (_, before) => before + bytes.Length);
        context.Response.ContentType = text.StartsWith('{') ? "application/json" : "text/plain";
        if (fault == StandInFault.HalfAnAnswer)
        {
            await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
            return;
        }

        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static async Task WaitForEndAsync(HttpContext context)
    {
        var ended = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(ended.SetResult);
        await ended.Task;
    }

    private (int Status, string Text) Handle(HttpContext context, string method, string path, string body)
    {
        if (path is "/healthz" or "/livez" or "/readyz")
        {
            return (200, path == "/readyz" ? "all shards are ready" : "healthz check passed");
        }

        if (ApiKey is not null && context.Request.Headers["api-key"] != ApiKey)
        {
            return (401, "Invalid API key or JWT");
        }

        try
        {
            lock (_lock)
            {
                _violations.AddRange(OpenApiRequests.Violations(method, path, body));
                var request = body.Length == 0 ? null : JsonNode.Parse(body);
                if (path == "/")
                {
                    return (200, """{"title":"qdrant - vector search engine","version":"1.18.3"}""");
                }

                var wait = context.Request.Query["wait"] == "true";
                return (200, new JsonObject { ["result"] = Route(method, path.Split('/')[1..], request!, wait), ["status"] = "ok", ["time"] = 0.0 }.ToJsonString());
            }
        }
        catch (JsonException)
        {
            return (400, Error("Format error in JSON body: malformed"));
        }
        catch (StandInException exception)
        {
            return (exception.Status, Error(exception.Message));
        }
    }

    private static string Error(string message) =>
        new JsonObject { ["status"] = new JsonObject { ["error"] = message }, ["time"] = 0.0 }.ToJsonString();

    private JsonNode Route(string method, string[] path, JsonNode request, bool wait) => (method, path) switch
    {
        ("GET", ["cluster"]) => Cluster?.Cluster.DeepClone() ?? new JsonObject { ["status"] = "disabled" },
        ("GET", ["aliases"]) => new JsonObject
        {
            ["aliases"] = new JsonArray([.. _aliases.Select(alias => (JsonNode)new JsonObject { ["alias_name"] = alias.Key, ["collection_name"] = alias.Value })]),
        },
        ("POST", ["collections", "aliases"]) => ChangeAliases(request),
        ("GET", ["collections"]) => new JsonObject
        {
            ["collections"] = new JsonArray([.. _collections.Keys.Select(name => (JsonNode)new JsonObject { ["name"] = name })]),
        },
        ("GET", ["collections", var name]) => Find(name).Info(),
        ("GET", ["collections", var name, "exists"]) => new JsonObject { ["exists"] = _collections.ContainsKey(name) },
        ("PUT", ["collections", var name]) => Create(name, request),
        ("PATCH", ["collections", var name]) => Patch(Find(name), request),
        ("DELETE", ["collections", var name]) => Delete(name),
        ("PUT", ["collections", var name, "index"]) => Find(name).CreateIndex(request),
        ("GET", ["collections", var name, "cluster"]) when Find(name) is { } found => Cluster?.Shards.DeepClone() ?? new JsonObject
        {
            ["peer_id"] = 1, ["shard_count"] = 1, ["shard_transfers"] = new JsonArray(), ["remote_shards"] = new JsonArray(),
            ["local_shards"] = new JsonArray(new JsonObject { ["shard_id"] = 0, ["points_count"] = found.Count(new JsonObject()), ["state"] = "Active" }),
        },
        ("PUT", ["collections", var name, "points"]) => Acknowledged(Find(name).Update(new JsonObject { ["upsert"] = request }), wait),
        ("POST", ["collections", var name, "points", "delete"]) => Acknowledged(Find(name).Update(new JsonObject { ["delete"] = request }), wait),
        ("POST", ["collections", var name, "points", "payload"]) => Acknowledged(Find(name).Update(new JsonObject { ["set_payload"] = request }), wait),
        ("POST", ["collections", var name, "points", "batch"]) =>
            new JsonArray([.. request["operations"]!.AsArray().Select(operation => Acknowledged(Find(name).Update(operation!), wait))]),
        ("POST", ["collections", var name, "points"]) => Find(name).Retrieve(request),
        ("GET", ["collections", var name, "points", var id]) => Find(name).Find(id) is { } point
            ? StandInCollection.Show(point, new JsonObject { ["with_payload"] = true, ["with_vector"] = true }, withPayload: true)
            : throw new StandInException(404, $"Not found: Point with id {id} does not exists!"),
        ("POST", ["collections", var name, "points", "scroll"]) => Find(name).Scroll(request),
        ("POST", ["collections", var name, "points", "count"]) => new JsonObject { ["count"] = Find(name).Count(request) },
        ("POST", ["collections", var name, "facet"]) => Find(name).Facet(request),
        ("POST", ["collections", var name, "points", "query"]) => Find(name).Query(request),
        ("POST", ["collections", var name, "points", "query", "batch"]) =>
            new JsonArray([.. request["searches"]!.AsArray().Select(search => Find(name).Query(search!))]),
        _ => throw new StandInException(404, $"The stand-in does not know {method} {string.Join('/', path)}"),
    };

    private static JsonNode Acknowledged(JsonNode result, bool wait)
    {
        result["status"] = wait ? "completed" : "acknowledged";
        return result;
    }

    private StandInCollection Find(string name) =>
        _collections.GetValueOrDefault(_aliases.GetValueOrDefault(name) ?? name) ?? throw StandInException.NotFound(name);

    private JsonNode Create(string name, JsonNode request)
    {
        if (_collections.ContainsKey(name))
        {
            throw new StandInException(409, $"Wrong input: Collection `{name}` already exists!");
        }

        _collections[name] = new StandInCollection(request.DeepClone().AsObject());
        return true;
    }

    private JsonNode Delete(string name)
    {
        foreach (var alias in _aliases.Where(alias => alias.Value == name).Select(alias => alias.Key).ToArray())
        {
            _aliases.Remove(alias);
        }

        return _collections.Remove(name);
    }

    private static JsonNode Patch(StandInCollection collection, JsonNode request)
    {
        foreach (var (part, values) in request.AsObject())
        {
            var target = collection.Config[part] as JsonObject ?? [];
            collection.Config[part] = new JsonObject(target.Concat(values!.AsObject()).GroupBy(value => value.Key)
                .Select(group => KeyValuePair.Create(group.Key, group.Last().Value?.DeepClone())));
        }

        return true;
    }

    private JsonNode ChangeAliases(JsonNode request)
    {
        foreach (var action in request["actions"]!.AsArray())
        {
            if (action!["delete_alias"] is { } delete)
            {
                _aliases.Remove(delete["alias_name"]!.GetValue<string>());
            }
            else if (action["create_alias"] is { } create)
            {
                var collection = create["collection_name"]!.GetValue<string>();
                _aliases[create["alias_name"]!.GetValue<string>()] = _collections.ContainsKey(collection) ? collection : throw StandInException.NotFound(collection);
            }
        }

        return true;
    }
}
