using Microsoft.AspNetCore.Routing;
using SemanticCorpus.Server.Keys;
using Xunit;

namespace SemanticCorpus.Server.Tests;

public sealed class KeyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

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
}
