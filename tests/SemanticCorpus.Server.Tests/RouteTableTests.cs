using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SemanticCorpus.Server.Keys;
using Xunit;

namespace SemanticCorpus.Server.Tests;

/// <summary>Every route with every scope and corpus. The table stands here a second time, so that neither a new route nor a changed scope goes unseen.</summary>
public sealed partial class RouteTableTests
{
    private const string Open = "open";

    /// <summary>Method, pattern, scope, and a body that is of the right form where one is read.</summary>
    private static readonly (string Row, string Scope, string? Body)[] Table =
    [
        ("GET /healthz", Open, null),
        ("GET /readyz", Open, null),
        ("GET /openapi/{documentName}.json", Open, null),
        ("GET /v1/status", "read", null),
        ("GET /v1/corpora", "read", null),
        ("GET /v1/corpora/{corpus}", "read", null),
        ("PUT /v1/corpora/{corpus}", "admin", null),
        ("DELETE /v1/corpora/{corpus}", "admin", null),
        ("POST /v1/corpora/{corpus}/search", "read", """{"query":"x"}"""),
        ("POST /v1/corpora/{corpus}/ask", "read", """{"question":"x"}"""),
        ("POST /v1/corpora/{corpus}/related", "read", """{"passageId":"x#0"}"""),
        ("GET /v1/corpora/{corpus}/facets", "read", null),
        ("GET /v1/corpora/{corpus}/examples", "read", null),
        ("GET /v1/corpora/{corpus}/map", "read", null),
        ("POST /v1/corpora/{corpus}/map/locate", "read", """{"query":"x"}"""),
        ("GET /v1/corpora/{corpus}/documents", "read", null),
        ("POST /v1/corpora/{corpus}/documents", "write", """{"id":"x","text":"x"}"""),
        ("POST /v1/corpora/{corpus}/documents/preview", "write", """{"id":"x","text":"x"}"""),
        ("GET /v1/corpora/{corpus}/documents/{id}", "read", null),
        ("PUT /v1/corpora/{corpus}/documents/{id}", "write", """{"text":"x"}"""),
        ("DELETE /v1/corpora/{corpus}/documents/{id}", "write", null),
        ("GET /v1/corpora/{corpus}/documents/{id}/related", "read", null),
        ("POST /v1/corpora/{corpus}/documents/{id}/reread", "write", null),
        ("GET /v1/jobs/{id}", "read", null),
        ("GET /v1/jobs/{id}/events", "read", null),
        ("POST /v1/embeddings", "read", """{"model":"x","input":"x"}"""),
        ("POST /v1/rerank", "read", """{"query":"x","documents":["x"]}"""),
        ("GET /v1/models", "read", null),
        ("GET /v1/models/{id}", "read", null),
        ("POST /v1/chat/completions", "read", """{"model":"corpus:scratch","messages":[{"role":"user","content":"x"}]}"""),
        ("POST /mcp", "read", """{"jsonrpc":"2.0","id":1,"method":"tools/list"}"""),
    ];

    [Fact]
    public async Task Every_route_is_in_the_table_with_its_scope()
    {
        await using var host = await ServerHost.StartAsync();
        var routes = host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(RouteScopes.RowsOf)
            .Select(row => (Row: row, Scope: RouteScopes.All[row]?.ToString().ToLowerInvariant() ?? Open)).Distinct();
        Assert.Equal(
            Table.Select(row => (row.Row, row.Scope)).Order(),
            routes.Select(row => (row.Row.TrimEnd('/'), row.Scope)).Distinct().Order());
    }

    [Fact]
    public async Task Every_route_asks_for_its_scope_and_corpus()
    {
        await using var host = await ServerHost.StartAsync(settings => settings.RequireKey = true);
        var scopes = Enum.GetValues<KeyScope>();
        var only = scopes.ToDictionary(scope => scope, scope => host.Keys.Create($"only-{scope}", [scope], []));
        var lacking = scopes.ToDictionary(scope => scope, scope => host.Keys.Create($"all-but-{scope}", [.. scopes.Where(other => other != scope)], []));
        var all = host.Keys.Create("all", scopes, []);
        var elsewhere = host.Keys.Create("elsewhere", scopes, ["elsewhere"]);
        var revoked = host.Keys.Create("revoked", scopes, []);
        Assert.True(host.Keys.Revoke("revoked"));
        foreach (var row in Table)
        {
            if (row.Scope == Open)
            {
                Assert.Equal((row.Row, HttpStatusCode.OK), (row.Row, await SendAsync(host, row, null)));
                continue;
            }

            await SendAsync(host, ("PUT /v1/corpora/{corpus}", "admin", null), all);
            var scope = Enum.Parse<KeyScope>(row.Scope, ignoreCase: true);
            Assert.Equal((row.Row, HttpStatusCode.Unauthorized), (row.Row, await SendAsync(host, row, null)));
            Assert.Equal((row.Row, HttpStatusCode.Unauthorized), (row.Row, await SendAsync(host, row, "wrong")));
            Assert.Equal((row.Row, HttpStatusCode.Unauthorized), (row.Row, await SendAsync(host, row, revoked)));
            Assert.Equal((row.Row, HttpStatusCode.Forbidden), (row.Row, await SendAsync(host, row, lacking[scope])));
            if (row.Row.Contains("{corpus}", StringComparison.Ordinal) || row.Body?.Contains("scratch", StringComparison.Ordinal) == true)
            {
                // A corpus that the key does not allow is answered like one that is not there, whether it is there or not.
                Assert.Equal((row.Row, HttpStatusCode.NotFound), (row.Row, await SendAsync(host, row, elsewhere)));
            }

            Assert.True(await SendAsync(host, row, only[scope]) is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.InternalServerError), row.Row);
        }
    }

    private static async Task<HttpStatusCode> SendAsync(ServerHost host, (string Row, string Scope, string? Body) row, string? key)
    {
        var (method, pattern) = (row.Row.Split(' ')[0], row.Row.Split(' ')[1]);
        var address = Parameter().Replace(pattern.Replace("{corpus}", "scratch", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal), "x");
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Add("Accept", "application/json, text/event-stream");
        if (row.Body is { } body)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        if (key is not null)
        {
            request.Headers.Authorization = new("Bearer", key);
        }

        using var answer = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
