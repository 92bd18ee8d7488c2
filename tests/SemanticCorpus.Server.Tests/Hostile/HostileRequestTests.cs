using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Xunit;

namespace SemanticCorpus.Server.Tests.Hostile;

/// <summary>Requests as an attacker or a broken client makes them, each with the status it is answered with.</summary>
public sealed class HostileRequestTests(ServerHost host) : IClassFixture<ServerHost>
{
    private const string Search = "POST /v1/corpora/main/search";
    private const string Put = "PUT /v1/corpora/main/documents/hostile?wait=true";
    private const string Json = "application/json";

    private static readonly Dictionary<string, (string Row, string Type, byte[] Body, int Status)> Requests = new()
    {
        ["invalid UTF-8 in a query"] = (Search, Json, [.. "{\"query\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8], 400),
        ["invalid UTF-8 in a text"] = ("PUT /v1/corpora/main/documents/utf8?wait=true", "text/plain", [.. "A river runs "u8, 0xC3, 0x28, .. " through the town."u8], 201),
        ["a lone surrogate in a query"] = (Search, Json, "{\"query\":\"\\ud800\"}"u8.ToArray(), 400),
        ["a lone surrogate in a text"] = (Put, Json, "{\"text\":\"A river \\udc00 runs.\"}"u8.ToArray(), 400),
        ["NUL in a query"] = (Search, Json, "{\"query\":\"river\\u0000bank\"}"u8.ToArray(), 200),
        ["NUL in a text"] = (Put, Json, "{\"text\":\"A river\\u0000 runs.\"}"u8.ToArray(), 422),
        ["1e999"] = (Search, Json, "{\"query\":\"x\",\"minRelevance\":1e999}"u8.ToArray(), 422),
        ["1e999 for a whole number"] = (Search, Json, "{\"query\":\"x\",\"limit\":1e999}"u8.ToArray(), 400),
        ["NaN"] = (Search, Json, "{\"query\":\"x\",\"diversity\":NaN}"u8.ToArray(), 400),
        ["NaN as a text"] = (Search, Json, "{\"query\":\"x\",\"diversity\":\"NaN\"}"u8.ToArray(), 422),
        ["depth 1,000"] = (Search, Json, Text("{\"query\":" + new string('[', 1000) + new string(']', 1000) + "}"), 400),
        ["depth 1,000 in a field of a chat"] = ("POST /v1/chat/completions", Json, Text("{\"model\":\"corpus\",\"messages\":" + new string('[', 1000) + new string(']', 1000) + "}"), 400),
        ["a key twice"] = (Search, Json, "{\"query\":\"x\",\"query\":\"y\"}"u8.ToArray(), 400),
        ["an unknown field"] = (Search, Json, "{\"query\":\"x\",\"qeury\":\"y\"}"u8.ToArray(), 400),
        ["null in place of a text"] = (Search, Json, "{\"query\":null}"u8.ToArray(), 400),
        ["no object"] = (Search, Json, "[]"u8.ToArray(), 400),
        ["an empty body"] = (Search, Json, [], 400),
        ["a form without its boundary"] = ("POST /v1/corpora/main/documents", "multipart/form-data", "x"u8.ToArray(), 400),
        ["a form with a broken part"] = ("POST /v1/corpora/main/documents", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=files;;=\r\n\r\nx\r\n--b--"u8.ToArray(), 400),
        ["a form that breaks off"] = ("POST /v1/corpora/main/documents", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=files; filename=a.txt\r\n\r\nx"u8.ToArray(), 400),
        ["a page that says it is UTF-7"] = ("PUT /v1/corpora/main/documents/utf7?wait=true", "text/html; charset=utf-7", "<meta charset=utf-7><p>A river runs through the old town.</p>"u8.ToArray(), 201),
        ["half a surrogate pair to embed"] = ("POST /v1/embeddings", Json, "{\"model\":\"all-MiniLM-L6-v2\",\"input\":\"\\ud800\"}"u8.ToArray(), 400),
        ["half a surrogate pair to rerank"] = ("POST /v1/rerank", Json, "{\"query\":\"x\",\"documents\":[\"\\ud800\"]}"u8.ToArray(), 400),
        ["half a surrogate pair in a chat"] = ("POST /v1/chat/completions", Json, "{\"model\":\"corpus\",\"messages\":[{\"role\":\"user\",\"content\":\"\\ud800\"}]}"u8.ToArray(), 400),
        ["another media type"] = (Search, "application/xml", "<query/>"u8.ToArray(), 415),
        ["an empty document"] = (Put, "text/plain", [], 422),
        ["an empty text"] = (Put, Json, "{\"text\":\"\"}"u8.ToArray(), 422),
        ["a binary"] = (Put, "text/plain", [0x7F, 0x45, 0x4C, 0x46, 0, 0, 1, 2, 0, 255, 254, 0, 0, 3], 422),
        ["60,000 nested elements"] = (Put, "text/html", Text(string.Concat(Enumerable.Repeat("<div>", 60_000)) + "x"), 422),
        ["a line of 17 MB"] = (Put, "text/plain", Text(new string('a', 17_000_000)), 422),
        ["a word of 100,000 characters"] = (Search, Json, Text("{\"query\":\"" + new string('a', 100_000) + "\"}"), 422),
        ["limit 0"] = (Search, Json, "{\"query\":\"x\",\"limit\":0}"u8.ToArray(), 422),
        ["limit -1"] = (Search, Json, "{\"query\":\"x\",\"limit\":-1}"u8.ToArray(), 422),
        ["limit 10,000"] = (Search, Json, "{\"query\":\"x\",\"limit\":10000}"u8.ToArray(), 422),
        ["limit 0 of ask"] = ("POST /v1/corpora/main/ask", Json, "{\"question\":\"x\",\"limit\":0}"u8.ToArray(), 422),
        ["limit 10,000 of ask"] = ("POST /v1/corpora/main/ask", Json, "{\"question\":\"x\",\"limit\":10000,\"stream\":true}"u8.ToArray(), 422),
        ["limit 0 of a list"] = ("GET /v1/corpora/main/documents?limit=0", Json, [], 422),
        ["limit -1 of a list"] = ("GET /v1/corpora/main/documents?limit=-1", Json, [], 422),
        ["limit 10,000 of a list"] = ("GET /v1/corpora/main/documents?limit=10000", Json, [], 422),
        ["limit 1e999 of a list"] = ("GET /v1/corpora/main/documents?limit=1e999", Json, [], 400),
        ["limit 10,000 of the map"] = ("GET /v1/corpora/main/map?limit=10000", Json, [], 422),
        ["limit 0 of examples"] = ("GET /v1/corpora/main/examples?limit=0", Json, [], 422),
        ["limit 10,000 of related"] = ("POST /v1/corpora/main/related", Json, "{\"passageId\":\"x#0\",\"limit\":10000}"u8.ToArray(), 422),
        ["top_n 0"] = ("POST /v1/rerank", Json, "{\"query\":\"x\",\"documents\":[\"y\"],\"top_n\":0}"u8.ToArray(), 400),
        ["10,000 inputs to embed"] = ("POST /v1/embeddings", Json, Text("{\"model\":\"all-MiniLM-L6-v2\",\"input\":[" + string.Join(',', Enumerable.Repeat("\"x\"", 10_000)) + "]}"), 400),
        ["10,000 texts to rerank"] = ("POST /v1/rerank", Json, Text("{\"query\":\"x\",\"documents\":[" + string.Join(',', Enumerable.Repeat("\"x\"", 10_000)) + "]}"), 400),
        ["tokens to embed"] = ("POST /v1/embeddings", Json, "{\"model\":\"all-MiniLM-L6-v2\",\"input\":[[1,2,3]]}"u8.ToArray(), 400),
        ["a corpus above the folder"] = ("PUT /v1/corpora/..%2F..%2Fetc", Json, [], 422),
        ["a corpus with NUL"] = ("PUT /v1/corpora/a%00b", Json, [], 400),
        ["a document above the folder"] = ("PUT /v1/corpora/main/documents/..%2F..%2Fpasswd?wait=true", Json, "{\"text\":\"x\"}"u8.ToArray(), 422),
        ["a job above the folder"] = ("GET /v1/jobs/..%2F..%2Fmain.db", Json, [], 404),
        ["a file of the page above its folder"] = ("GET /css/..%2F..%2F..%2Fappsettings.json", Json, [], 404),
        ["a model above the folder"] = ("GET /v1/models/corpus:..%2Fmain", Json, [], 400),
        ["an MCP body that is no JSON"] = ("POST /mcp", Json, "{\"jsonrpc\""u8.ToArray(), 400),
        ["an MCP body of depth 1,000"] = ("POST /mcp", Json, Text("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"search\",\"arguments\":{\"query\":" + new string('[', 1000) + new string(']', 1000) + "}}}"), 400),
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. Requests.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_answered_with_its_status(string name)
    {
        var (row, type, body, status) = Requests[name];
        using var answer = await SendAsync(row, type, body);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode}: {text}");
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_field_is_named()
    {
        using var answer = await SendAsync(Search, Json, "{\"query\":\"x\",\"qeury\":\"y\"}"u8.ToArray());
        Assert.Contains("qeury", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("* OR NOT")]
    [InlineData("NEAR(a b, 5)")]
    [InlineData("title:x AND (y")]
    [InlineData("^a* - b")]
    [InlineData("{a b}:c")]
    [InlineData("'; DROP TABLE documents; --")]
    [InlineData("AND AND AND")]
    [InlineData("\u202e\u0007\ufffe\u200b")]
    public async Task Query_syntax_is_text(string query)
    {
        foreach (var mode in new[] { "hybrid", "semantic", "keyword" })
        {
            var (status, _) = await host.PostAsync("/v1/corpora/main/search", new { query, mode });
            Assert.Equal(200, (int)status);
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate, gzip")]
    public async Task A_compressed_body_is_refused_unopened(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/v1/corpora/main/documents/bomb?wait=true") { Content = new ByteArrayContent(new byte[1000]) };
        request.Content.Headers.ContentType = new("text/plain");
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        using var answer = await host.Client.SendAsync(request, Stop);
        Assert.Equal(415, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_line_of_100_MB_is_refused_with_the_limit(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/corpora/main/search") { Content = new Endless(100_000_000, chunked) };
        try
        {
            using var answer = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
            Assert.Equal(413, (int)answer.StatusCode);
        }
        catch (HttpRequestException)
        {
            // The service may close the connection before all is sent; it is there still.
            Assert.Equal("ok", (await host.GetAsync("/healthz")).GetProperty("status").GetString());
        }
    }

    [Theory]
    [InlineData("../../../../tmp/escaped.txt")]
    [InlineData("..\\..\\escaped.txt")]
    [InlineData("/etc/cron.d/escaped.txt")]
    [InlineData("name\u0001\u001b[31m\u0007.txt")]
    [InlineData("CON.txt")]
    [InlineData("\u202etxt.exe.txt")]
    public async Task A_file_name_is_a_name_and_no_place(string name)
    {
        using var form = new MultipartFormDataContent();
        var file = new StringContent("Otters live in rivers.");
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "files" };
        file.Headers.ContentDisposition.FileNameStar = name;
        form.Add(file);
        using var answer = await host.Client.PostAsync("/v1/corpora/main/documents?wait=true", form, Stop);
        Assert.Equal(201, (int)answer.StatusCode);
        Assert.False(File.Exists("/tmp/escaped.txt") || File.Exists("/etc/cron.d/escaped.txt"));
    }

    [Fact]
    public async Task Answers_are_never_a_page()
    {
        const string script = "<script>alert(1)</script>";
        using var put = await SendAsync("PUT /v1/corpora/main/documents/script?wait=true", Json, JsonSerializer.SerializeToUtf8Bytes(new
        {
            source = script, title = script, author = script, tags = new[] { script }, properties = new Dictionary<string, string> { [script] = script }, text = $"Zebras say {script}.",
        }));
        Assert.True(put.IsSuccessStatusCode);
        foreach (var row in new[] { "GET /v1/corpora/main/documents/script", "GET /v1/corpora/main/documents", "GET /v1/corpora/main/facets", $"GET /v1/models/{script}", $"GET /v1/corpora/main/documents/{script}" })
        {
            using var answer = await SendAsync(row, Json, []);
            Assert.Contains(answer.Content.Headers.ContentType!.MediaType, (string[])["application/json", "application/problem+json"]);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Theory]
    [InlineData("search", "{\"query\":\"x\",\"limit\":0}")]
    [InlineData("search", "{\"query\":\"x\",\"limit\":10000}")]
    [InlineData("search", "{\"query\":\"\"}")]
    [InlineData("search", "{\"query\":\"x\",\"minRelevance\":1e999}")]
    [InlineData("search", "{\"query\":\"x\",\"corpus\":\"../main\"}")]
    [InlineData("search", "{\"query\":7}")]
    [InlineData("search", "{}")]
    [InlineData("ask", "{\"question\":\"x\",\"limit\":-1}")]
    [InlineData("list_documents", "{\"limit\":10000}")]
    [InlineData("get_document", "{\"id\":\"../../etc/passwd\"}")]
    [InlineData("related", "{\"id\":\"x#-1\"}")]
    [InlineData("no_such_tool", "{}")]
    public async Task A_tool_call_that_is_wrong_is_told_what(string tool, string arguments)
    {
        using var answer = await SendAsync("POST /mcp", Json, Text("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}}"));
        Assert.Equal(200, (int)answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(text.Contains("\"isError\":true", StringComparison.Ordinal) || text.Contains("\"error\":{", StringComparison.Ordinal), text);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("defect", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_of_a_million_tokens_is_taken_in()
    {
        Assert.SkipUnless(LongTests.AreOn, LongTests.Reason);
        host.Client.Timeout = TimeSpan.FromMinutes(10);
        var text = string.Join(' ', Enumerable.Range(0, 62_500).Select(i => $"River {i % 997} runs through the old town and its bridges stand."));
        using var answer = await SendAsync("PUT /v1/corpora/main/documents/million?wait=true", "text/plain", Text(text));
        Assert.Equal(201, (int)answer.StatusCode);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private async Task<HttpResponseMessage> SendAsync(string row, string type, byte[] body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(row.Split(' ')[0]), row[(row.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        request.Headers.Add("Accept", "application/json, text/event-stream");
        if (request.Method != HttpMethod.Get)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        return await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
    }

    private sealed class Endless : HttpContent
    {
        private readonly long bytes;
        private readonly bool chunked;

        public Endless(long bytes, bool chunked)
        {
            (this.bytes, this.chunked) = (bytes, chunked);
            Headers.ContentType = new("application/json");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            var part = new byte[1 << 16];
            Array.Fill(part, (byte)' ');
            for (var sent = 0L; sent < bytes; sent += part.Length)
            {
                await stream.WriteAsync(part.AsMemory(0, (int)Math.Min(part.Length, bytes - sent)));
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes;
            return !chunked;
        }
    }
}
