using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Xunit;

namespace SemanticCorpus.Server.Tests;

public sealed class LimitTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Other_hosts_and_origins_are_refused(string header, string value)
    {
        await using var host = await ServerHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/status");
        request.Headers.Add(header, value);
        using var answer = await host.Client.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.StartsWith(header, (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_own_origin_and_listed_ones_are_allowed()
    {
        await using var host = await ServerHost.StartAsync(settings => settings.CorsOrigins = ["https://chat.example"]);
        foreach (var (origin, allowed) in new[] { (host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority), false), ("https://chat.example", true) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/status");
            request.Headers.Add("Origin", origin);
            using var answer = await host.Client.SendAsync(request, Stop);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(allowed, answer.Headers.Contains("Access-Control-Allow-Origin"));
            Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Too_large_and_too_many_are_refused_with_the_limit()
    {
        await using var host = await ServerHost.StartAsync(settings => (settings.Limits.BodyBytes, settings.Limits.Documents) = (2048, 2));
        var (large, largeBody) = await host.PostAsync("/v1/corpora/main/documents", new { source = "x", text = new string('a', 4096) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large);
        Assert.Contains("2048", largeBody.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var (many, manyBody) = await host.PostAsync("/v1/corpora/main/documents", new { documents = Enumerable.Range(0, 3).Select(i => new { id = $"d{i}", text = "a" }) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, many);
        Assert.True(manyBody.GetProperty("errors").TryGetProperty("documents", out _));
    }

    [Theory]
    [InlineData("search", "query")]
    [InlineData("ask", "question")]
    public async Task A_long_question_is_refused_with_its_field(string route, string field)
    {
        await using var host = await ServerHost.StartAsync();
        var (status, body) = await host.PostAsync($"/v1/corpora/main/{route}", new Dictionary<string, string> { [field] = new('a', 5000) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.True(body.GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task Questions_beyond_the_queue_are_refused_and_documents_are_not()
    {
        await using var host = await ServerHost.StartAsync(settings => (settings.Limits.Concurrency, settings.Limits.Waiting) = (1, 0));
        using var patient = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = Timeout.InfiniteTimeSpan }) { BaseAddress = host.Client.BaseAddress };
        using var content = new HeldContent("""{"query":"otters"}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/corpora/main/search") { Content = content };
        request.Headers.ExpectContinue = true;
        var first = patient.SendAsync(request, Stop);

        // The service asks for the body once the question is one of those worked on.
        await content.Wanted;
        using var refused = await host.Client.PostAsJsonAsync("/v1/corpora/main/search", new { query = "otters" }, Stop);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        await host.PutAsync("a", "Otters eat fish.");
        content.Release();
        using var answered = await first;
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
    }

    private sealed class HeldContent : HttpContent
    {
        private readonly byte[] bytes;
        private readonly TaskCompletionSource wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public HeldContent(string json)
        {
            bytes = Encoding.UTF8.GetBytes(json);
            Headers.ContentType = new("application/json");
        }

        public Task Wanted => wanted.Task;

        public void Release() => released.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            wanted.SetResult();
            await released.Task;
            await stream.WriteAsync(bytes);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
