using System.Net;
using System.Net.Http.Json;
using SemanticCorpus.Server.Keys;
using Xunit;

namespace SemanticCorpus.Server.Tests;

/// <summary>A key that allows one corpus sees no other, whichever way it comes in.</summary>
public sealed class KeyCorpusTests : IAsyncLifetime
{
    private ServerHost host = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        host = await ServerHost.StartAsync();
        await host.PutAsync("secret", "The treasure lies under the old oak.", "Treasure");
        using var news = await host.Client.PutAsync("/v1/corpora/news", null, Stop);
        await host.PutAsync("otters", "Otters live in rivers.", "Otters", "news");
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", host.Keys.Create("news", Enum.GetValues<KeyScope>(), ["news"]));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Lists_name_its_corpus_alone()
    {
        Assert.Equal(["news"], (await host.GetAsync("/v1/corpora")).GetProperty("corpora").EnumerateArray().Select(corpus => corpus.GetProperty("name").GetString()!));
        Assert.Equal(["news"], (await host.GetAsync("/v1/status")).GetProperty("corpora").EnumerateArray().Select(corpus => corpus.GetString()!));
        var models = (await host.GetAsync("/v1/models")).GetProperty("data").EnumerateArray().Select(model => model.GetProperty("id").GetString()!).ToList();
        Assert.Contains("corpus:news", models);
        Assert.DoesNotContain("corpus:main", models);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync("/v1/models/corpus:main", Stop)).StatusCode);
    }

    [Fact]
    public async Task Chat_answers_from_its_corpus_alone()
    {
        Assert.Equal(HttpStatusCode.OK, await ChatAsync("corpus:news"));
        Assert.Equal(HttpStatusCode.NotFound, await ChatAsync("corpus:main"));
        Assert.Equal(HttpStatusCode.NotFound, await ChatAsync("corpus"));
    }

    [Fact]
    public async Task Tools_and_resources_reach_its_corpus_alone()
    {
        Assert.Contains("Otters", await CallAsync("tools/call", new { name = "search", arguments = new { query = "rivers", corpus = "news" } }), StringComparison.Ordinal);
        foreach (var (name, arguments) in new (string, object)[]
        {
            ("search", new { query = "treasure" }), ("ask", new { question = "Where is the treasure?" }), ("get_document", new { id = "secret" }),
            ("related", new { id = "secret" }), ("list_documents", new { }),
        })
        {
            var answer = await CallAsync("tools/call", new { name, arguments });
            Assert.Contains("there is no corpus main", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("oak", answer, StringComparison.Ordinal);
        }

        var resources = await CallAsync("resources/list", new { });
        Assert.Contains("corpus://news/documents/otters", resources, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", resources, StringComparison.Ordinal);
        Assert.DoesNotContain("oak", await CallAsync("resources/read", new { uri = "corpus://main/documents/secret" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_makes_and_deletes_no_other_corpus()
    {
        using var made = await host.Client.PutAsync("/v1/corpora/other", null, Stop);
        using var deleted = await host.Client.DeleteAsync("/v1/corpora/main", Stop);
        Assert.Equal(HttpStatusCode.NotFound, made.StatusCode);
        Assert.True(deleted.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict);
        host.Client.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(2, (await host.GetAsync("/v1/corpora")).GetProperty("corpora").GetArrayLength());
    }

    private async Task<HttpStatusCode> ChatAsync(string model) =>
        (await host.PostAsync("/v1/chat/completions", new { model, messages = new[] { new { role = "user", content = "Where do otters live?" } } })).Status;

    private async Task<string> CallAsync(string method, object parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = JsonContent.Create(new { jsonrpc = "2.0", id = 1, method, @params = parameters }) };
        request.Headers.Add("Accept", "application/json, text/event-stream");
        using var answer = await host.Client.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Stop);
    }
}
