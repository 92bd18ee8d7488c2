using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SemanticCorpus.Server.Keys;
using Xunit;

namespace SemanticCorpus.Server.Tests;

public sealed class ApiTests(ServerHost host) : IClassFixture<ServerHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Corpora_are_created_listed_and_deleted()
    {
        using var created = await host.Client.PutAsync("/v1/corpora/news", null, Stop);
        using var present = await host.Client.PutAsync("/v1/corpora/news", null, Stop);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (created.StatusCode, present.StatusCode));
        await host.PutAsync("a", "Otters eat fish.", corpus: "news");
        Assert.Contains((await host.GetAsync("/v1/corpora")).GetProperty("corpora").EnumerateArray(), corpus => corpus.GetProperty("name").GetString() == "news");
        using var deleted = await host.Client.DeleteAsync("/v1/corpora/news", Stop);
        using var gone = await host.Client.DeleteAsync("/v1/corpora/news", Stop);
        using var main = await host.Client.DeleteAsync("/v1/corpora/main", Stop);
        using var named = await host.Client.PutAsync("/v1/corpora/No_Name", null, Stop);
        Assert.Equal(
            (HttpStatusCode.NoContent, HttpStatusCode.NotFound, HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity),
            (deleted.StatusCode, gone.StatusCode, main.StatusCode, named.StatusCode));
        using var again = await host.Client.PutAsync("/v1/corpora/news", null, Stop);
        Assert.Equal(0, (await again.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("documents").GetInt32());
        using var last = await host.Client.DeleteAsync("/v1/corpora/news", Stop);
    }

    [Fact]
    public async Task A_streamed_answer_comes_in_order_and_a_client_may_leave()
    {
        await host.PutAsync("otters", "Otters live in rivers. They eat fish and crabs.", "Otters");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/corpora/main/ask")
        {
            Content = JsonContent.Create(new { question = "Where do otters live?", stream = true }),
        };
        using (var left = await host.Client.PostAsJsonAsync("/v1/corpora/main/ask", new { question = "Where do otters live?", stream = true }, Stop))
        {
            Assert.Equal("text/event-stream", left.Content.Headers.ContentType?.MediaType);
        }

        using var answer = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        var events = new List<SseItem<string>>();
        await foreach (var item in SseParser.Create(await answer.Content.ReadAsStreamAsync(Stop)).EnumerateAsync(Stop))
        {
            events.Add(item);
        }

        Assert.Equal(["passages", "delta", "citations", "done"], events.Select(item => item.EventType).Distinct());
        var whole = JsonDocument.Parse(events[^1].Data).RootElement.GetProperty("answer").GetString();
        Assert.Equal(whole, string.Concat(events.Where(item => item.EventType == "delta").Select(item => JsonDocument.Parse(item.Data).RootElement.GetProperty("text").GetString())));
    }

    [Fact]
    public async Task The_map_places_passages_and_questions_the_same_way_every_time()
    {
        using var made = await host.Client.PutAsync("/v1/corpora/map", null, Stop);
        foreach (var (id, text) in new[] { ("tea", "Green tea is drunk hot."), ("otter", "Otters live in rivers."), ("bee", "Bees make honey.") })
        {
            await host.PutAsync(id, text, $"About {id}", "map");
        }

        var map = await host.GetAsync("/v1/corpora/map/map");
        Assert.Equal(3, map.GetProperty("points").GetArrayLength());
        Assert.All(map.GetProperty("points").EnumerateArray(), point =>
        {
            Assert.InRange(point.GetProperty("x").GetDouble(), -1, 1);
            Assert.InRange(point.GetProperty("y").GetDouble(), -1, 1);
        });
        Assert.Equal(map.ToString(), (await host.GetAsync("/v1/corpora/map/map")).ToString());
        var (_, place) = await host.PostAsync("/v1/corpora/map/map/locate", new { query = "Who makes honey?" });
        Assert.Equal("bee#0", place.GetProperty("nearest")[0].GetString());
        await host.PutAsync("crow", "Crows are clever.", corpus: "map");
        Assert.Equal(4, (await host.GetAsync("/v1/corpora/map/map")).GetProperty("points").GetArrayLength());
        Assert.Equal("What is said about About bee?", (await host.GetAsync("/v1/corpora/map/examples")).GetProperty("examples")[0].GetString());
    }

    [Fact]
    public async Task The_description_lists_every_route()
    {
        var described = (await host.GetAsync("/openapi/v1.json")).GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}")).ToHashSet();
        var routes = host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(RouteScopes.RowsOf).Distinct()
            .Where(row => !row.Contains("/openapi/", StringComparison.Ordinal) && !row.Contains("/mcp", StringComparison.Ordinal));
        Assert.Equal([], routes.Except(described));
    }
}
