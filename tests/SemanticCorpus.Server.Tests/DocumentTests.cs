using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Xunit;

namespace SemanticCorpus.Server.Tests;

public sealed class DocumentTests(ServerHost host) : IClassFixture<ServerHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<string> CorpusAsync(string name)
    {
        using var made = await host.Client.PutAsync($"/v1/corpora/{name}", null);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        return $"/v1/corpora/{name}";
    }

    [Fact]
    public async Task What_a_client_says_of_a_document_takes_precedence()
    {
        var corpus = await CorpusAsync("given");
        var (status, body) = await host.PostAsync(corpus + "/documents?wait=true", new
        {
            source = "https://tea.example/green", html = "<title>Found</title><h1>Found</h1><p>Green tea is drunk hot in the morning.</p>",
            id = "tea", title = "Given", author = "Ann", published = "2026-01-02T00:00:00Z", language = "en", site = "Tea",
            url = "https://tea.example/g", tags = new[] { "hot" }, properties = new Dictionary<string, string> { ["shelf"] = "3" },
        });
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal("succeeded", body.GetProperty("job").GetProperty("state").GetString());
        var document = await host.GetAsync(corpus + "/documents/tea?original=true");
        Assert.Equal("Given", document.GetProperty("title").GetString());
        Assert.Equal("Ann", document.GetProperty("author").GetString());
        Assert.Equal("https://tea.example/g", document.GetProperty("url").GetString());
        Assert.Equal("hot", document.GetProperty("tags")[0].GetString());
        Assert.Equal("3", document.GetProperty("properties").GetProperty("shelf").GetString());
        Assert.StartsWith("<title>", document.GetProperty("original").GetString(), StringComparison.Ordinal);
        Assert.Contains("morning", document.GetProperty("content")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_put_creates_replaces_and_leaves_unchanged()
    {
        var corpus = await CorpusAsync("put");
        async Task<(HttpStatusCode, string?)> PutAsync(object body)
        {
            using var answer = await host.Client.PutAsJsonAsync(corpus + "/documents/a?wait=true", body);
            var job = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("job");
            return (answer.StatusCode, job.GetProperty("results")[0].GetProperty("status").GetString());
        }

        Assert.Equal((HttpStatusCode.Created, "added"), await PutAsync(new { text = "Otters eat fish." }));
        Assert.Equal((HttpStatusCode.OK, "unchanged"), await PutAsync(new { text = "Otters eat fish." }));
        Assert.Equal((HttpStatusCode.OK, "replaced"), await PutAsync(new { text = "Otters eat fish.", title = "Otters" }));
        using var again = await host.Client.PostAsync(corpus + "/documents/a/reread?wait=true", null, Stop);
        var read = (await again.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("job");
        Assert.Equal("replaced", read.GetProperty("results")[0].GetProperty("status").GetString());
        Assert.Equal("Otters", (await host.GetAsync(corpus + "/documents/a")).GetProperty("title").GetString());
    }

    [Fact]
    public async Task Files_and_raw_bodies_are_taken()
    {
        var corpus = await CorpusAsync("files");
        using var form = new MultipartFormDataContent
        {
            { new StringContent("# Tea\n\nTea is a drink."), "files", "tea.md" },
            { new StringContent("Otters eat fish."), "files", "otters.txt" },
            { new StringContent("[\"a\",\"b\"]"), "tags" },
            { new StringContent("{\"desk\":\"x\"}"), "properties" },
        };
        using var answer = await host.Client.PostAsync(corpus + "/documents?wait=true", form, Stop);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        using var raw = new StringContent("<p>Bees make honey.", Encoding.UTF8, "text/html");
        using var second = await host.Client.PostAsync(corpus + "/documents?source=bees&title=Bees&tags=a&wait=true", raw, Stop);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        var listed = await host.GetAsync(corpus + "/documents?tag=a");
        Assert.Equal(3, listed.GetProperty("total").GetInt32());
        Assert.Equal(["Bees", null, "Tea"], listed.GetProperty("documents").EnumerateArray()
            .Select(document => document.TryGetProperty("title", out var title) ? title.GetString() : null));
        Assert.Equal(2, (await host.GetAsync(corpus + "/facets")).GetProperty("tags")[1].GetProperty("documents").GetInt32());
    }

    [Fact]
    public async Task A_listing_is_paged_to_its_end()
    {
        var corpus = await CorpusAsync("pages");
        await host.PostAsync(corpus + "/documents?wait=true", new
        {
            documents = Enumerable.Range(0, 5).Select(i => new { id = $"d{i}", text = $"Document number {i} speaks of rivers." }),
        });
        var seen = new List<string?>();
        string? after = "";
        do
        {
            var page = await host.GetAsync($"{corpus}/documents?limit=2&after={after}");
            Assert.Equal(5, page.GetProperty("total").GetInt32());
            seen.AddRange(page.GetProperty("documents").EnumerateArray().Select(document => document.GetProperty("id").GetString()));
            after = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (after is not null);
        Assert.Equal(["d0", "d1", "d2", "d3", "d4"], seen);
    }

    [Fact]
    public async Task Documents_are_related_previewed_and_deleted()
    {
        var corpus = await CorpusAsync("related");
        await host.PutAsync("tea", "Green tea is drunk hot.", corpus: "related");
        await host.PutAsync("coffee", "Coffee is drunk hot, too.", corpus: "related");
        var related = await host.GetAsync(corpus + "/documents/tea/related?limit=1");
        Assert.Equal("coffee", related.GetProperty("passages")[0].GetProperty("documentId").GetString());
        var (_, passage) = await host.PostAsync(corpus + "/related", new { passageId = "coffee#0", limit = 1 });
        Assert.Equal("tea", passage.GetProperty("passages")[0].GetProperty("documentId").GetString());
        var (_, preview) = await host.PostAsync(corpus + "/documents/preview", new { source = "x", markdown = "# Head\n\nA text of some words." });
        Assert.Equal("markdown", preview.GetProperty("format").GetString());
        using var deleted = await host.Client.DeleteAsync(corpus + "/documents/tea", Stop);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var gone = await host.Client.DeleteAsync(corpus + "/documents/tea", Stop);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory]
    [InlineData("""{"text":"a b"}""", "source")]
    [InlineData("""{"source":"x"}""", "text")]
    [InlineData("""{"source":"x","text":"a","html":"b"}""", "text")]
    [InlineData("""{"source":"x","text":"a","id":"a/b"}""", "id")]
    [InlineData("""{"source":"x","text":"a","url":"javascript:alert(1)"}""", "url")]
    [InlineData("""{"documents":[]}""", "documents")]
    [InlineData("""{"documents":[{"source":"x","text":"a"},{"source":"x","text":"b"}]}""", "documents")]
    [InlineData("""{"documents":[{"source":"x"}]}""", "documents[0].text")]
    public async Task A_wrong_document_is_refused_with_its_field(string json, string field)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await host.Client.PostAsync("/v1/corpora/main/documents", content, Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Theory]
    [InlineData("application/json", "{", HttpStatusCode.BadRequest)]
    [InlineData("application/json", """{"sauce":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("image/png", "x", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/pdf", "x", HttpStatusCode.UnprocessableEntity)]
    public async Task A_body_of_another_kind_is_refused(string type, string body, HttpStatusCode status)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var answer = await host.Client.PostAsync("/v1/corpora/main/documents", content, Stop);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/v1/corpora/nowhere")]
    [InlineData("/v1/corpora/nowhere/documents")]
    [InlineData("/v1/corpora/main/documents/none")]
    [InlineData("/v1/corpora/main/documents/none/related")]
    [InlineData("/v1/jobs/none")]
    [InlineData("/v1/none")]
    public async Task What_is_not_there_is_a_problem(string address)
    {
        using var answer = await host.Client.GetAsync(address, Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }
}
