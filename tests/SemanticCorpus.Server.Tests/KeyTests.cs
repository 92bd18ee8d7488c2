using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SemanticCorpus.Server.Keys;
using Xunit;

namespace SemanticCorpus.Server.Tests;

public sealed partial class KeyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static IEnumerable<string> Rows(ServerHost host) =>
        host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(RouteScopes.RowsOf).Distinct();

    private static async Task<HttpStatusCode> SendAsync(ServerHost host, string row, string? key)
    {
        var (method, pattern) = (row.Split(' ')[0], row.Split(' ')[1]);
        var address = Parameter().Replace(pattern.Replace("{corpus}", "scratch", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal), "x");
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (method is "POST" or "PUT")
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        if (key is not null)
        {
            request.Headers.Authorization = new("Bearer", key);
        }

        using var answer = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    [Fact]
    public async Task Every_route_asks_for_its_scope_and_corpus()
    {
        await using var host = await ServerHost.StartAsync(settings => settings.RequireKey = true);
        var scopes = Enum.GetValues<KeyScope>();
        var only = scopes.ToDictionary(scope => scope, scope => host.Keys.Create($"only-{scope}", [scope], []));
        var lacking = scopes.ToDictionary(scope => scope, scope => host.Keys.Create($"all-but-{scope}", [.. scopes.Where(other => other != scope)], []));
        var elsewhere = host.Keys.Create("elsewhere", scopes, ["elsewhere"]);
        var revoked = host.Keys.Create("revoked", scopes, []);
        Assert.True(host.Keys.Revoke("revoked"));
        foreach (var row in Rows(host))
        {
            if (RouteScopes.All[row] is not { } scope)
            {
                Assert.Equal((row, HttpStatusCode.OK), (row, await SendAsync(host, row, null)));
                continue;
            }

            Assert.Equal((row, HttpStatusCode.Unauthorized), (row, await SendAsync(host, row, null)));
            Assert.Equal((row, HttpStatusCode.Unauthorized), (row, await SendAsync(host, row, "wrong")));
            Assert.Equal((row, HttpStatusCode.Unauthorized), (row, await SendAsync(host, row, revoked)));
            Assert.Equal((row, HttpStatusCode.Forbidden), (row, await SendAsync(host, row, lacking[scope])));
            if (row.Contains("{corpus}", StringComparison.Ordinal))
            {
                Assert.Equal((row, HttpStatusCode.Forbidden), (row, await SendAsync(host, row, elsewhere)));
            }

            Assert.True(await SendAsync(host, row, only[scope]) is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden), row);
        }
    }

    [Fact]
    public async Task A_route_without_a_row_stops_the_start()
    {
        await using var host = await ServerHost.StartAsync();
        ((IEndpointRouteBuilder)host.App).DataSources.Add(new DefaultEndpointDataSource(
            new RouteEndpoint(_ => Task.CompletedTask, Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse("/v1/new"), 0, null, "new")));
        var failure = Assert.Throws<InvalidOperationException>(() => RouteScopes.Check(host.App));
        Assert.Contains("GET /v1/new", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_only_this_machine_is_served()
    {
        var folder = Directory.CreateTempSubdirectory("corpus-open-").FullName;
        try
        {
            var settings = new Hosting.CorpusSettings { Database = Path.Combine(folder, "main.db") };
            settings.Model.Folder = Hosting.ModelFolder.Delivered();
            await using var app = CorpusServer.Create(settings, new ServerSettings { Urls = "http://0.0.0.0:0" });
            var failure = await Assert.ThrowsAsync<ArgumentException>(() => app.StartAsync(Stop));
            Assert.Contains("corpus key create", failure.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Keys_are_kept_hashed_for_their_owner_alone()
    {
        var folder = Directory.CreateTempSubdirectory("corpus-keys-").FullName;
        try
        {
            var keys = new KeyFile(Path.Combine(folder, "main.db"), TimeProvider.System);
            var secret = keys.Create("bot", [KeyScope.Read], ["news"]);
            var file = Path.Combine(folder, "keys.json");
            Assert.DoesNotContain(secret, File.ReadAllText(file), StringComparison.Ordinal);
            Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
#pragma warning disable CA1416 // Skipped there.
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
#pragma warning restore CA1416
            Assert.Equal("bot", new KeyFile(Path.Combine(folder, "main.db"), TimeProvider.System).Find(secret)?.Name);
            Assert.Throws<ArgumentException>(() => keys.Create("bot", [KeyScope.Read], []));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
