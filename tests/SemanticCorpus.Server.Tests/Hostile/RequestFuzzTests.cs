using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using Xunit;

namespace SemanticCorpus.Server.Tests.Hostile;

/// <summary>Requests made from the service's own description, and bodies damaged at random: whatever comes, no answer is a defect.</summary>
public sealed class RequestFuzzTests(ServerHost host) : IClassFixture<ServerHost>
{
    private static readonly string[] Odd =
    [
        "\"\"", "\"x\"", "\"\\ud800\"", "\"\\u0000\"", "\"../../x\"", "\"<script>\"", "\"\\\" OR NEAR(\"", "0", "1", "-1", "10000", "1e999", "1.5", "9223372036854775808", "null", "true", "[]", "{}", "[[]]", "[null]", "{\"x\":1}",
        "\"hybrid\"", "\"corpus\"", "\"2024-01-01\"", "\"9999-12-31T23:59:59Z\"", "[\"x\"]",
    ];

    private static readonly string[] Bodies =
    [
        """{"query":"river","limit":3,"filter":{"tags":["a"],"publishedFrom":"2024-01-01T00:00:00Z"},"explain":true}""",
        """{"question":"What runs?","stream":true,"context":1,"diversity":0.5}""",
        """{"documents":[{"id":"a","text":"A river runs."},{"id":"b","html":"<p>x</p>","properties":{"a":"b"}}]}""",
        """{"model":"corpus","messages":[{"role":"user","content":[{"type":"text","text":"x"}]}],"stream":true}""",
        """{"model":"all-MiniLM-L6-v2","input":["x","y"],"encoding_format":"base64"}""",
        """{"query":"x","documents":["a",{"text":"b"}],"top_n":1}""",
        """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"query":"x"}}}""",
    ];

    private static readonly string[] Posts =
    [
        "/v1/corpora/main/search", "/v1/corpora/main/ask", "/v1/corpora/main/documents", "/v1/chat/completions", "/v1/embeddings", "/v1/rerank", "/mcp", "/v1/corpora/main/related",
        "/v1/corpora/main/documents/preview", "/v1/corpora/main/map/locate",
    ];

    [Fact]
    public void Damaged_bodies_are_answered()
    {
        var body = from whole in Gen.Elements(Bodies)
                   from at in Gen.Choose(0, whole.Length)
                   from length in Gen.Choose(0, 6)
                   from put in Gen.OneOf(Gen.Elements(Odd), Fuzz.Text)
                   select Encoding.UTF8.GetBytes(whole[..at] + put + whole[Math.Min(whole.Length, at + length)..]);
        var requests = from path in Gen.Elements(Posts)
                       from bytes in Gen.Frequency((5, body), (1, Fuzz.Bytes))
                       select (path, bytes);
        Fuzz.Try(requests, 800, request => SendAsync(HttpMethod.Post, request.path, request.bytes).GetAwaiter().GetResult());
    }

    [Fact]
    public async Task Requests_of_the_description_s_own_form_are_answered()
    {
        await host.PutAsync("river", "A river runs through the town.", "River");
        var description = JsonNode.Parse((await host.GetAsync("/openapi/v1.json")).GetRawText())!;
        var operations = description["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => (Path: path.Key, Method: operation.Key, operation.Value))).ToList();
        var made = new DescribedRequests(description, Odd, new Random(20250101));
        var rounds = LongTests.Inputs(40 * operations.Count) / operations.Count;
        var statuses = new Dictionary<string, HashSet<int>>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (path, method, operation) in operations)
            {
                var (address, body) = made.Make(path, operation!);
                var status = await SendAsync(new HttpMethod(method.ToUpperInvariant()), address, body);
                (statuses.TryGetValue($"{method} {path}", out var seen) ? seen : statuses[$"{method} {path}"] = []).Add(status);
            }
        }

        // Requests that are only ever refused would test nothing behind the form.
        Assert.All(statuses.Where(route => !route.Key.Contains("{id}", StringComparison.Ordinal)), route => Assert.Contains(route.Value, status => status < 300));
    }

    private async Task<int> SendAsync(HttpMethod method, string address, byte[]? body)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Accept", "application/json, text/event-stream");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        using var answer = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var text = answer.Content.Headers.ContentType?.MediaType == "text/event-stream" && address != "/mcp" ? "" : await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode < 500, $"{(int)answer.StatusCode} {method} {address} {(body is null ? "" : Encoding.UTF8.GetString(body))} {text}");
        Assert.DoesNotContain("A defect of the service", text, StringComparison.Ordinal);
        return (int)answer.StatusCode;
    }
}
