using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SemanticCorpus.Server.Keys;
using Xunit;

namespace SemanticCorpus.Server.Tests;

public sealed class LogTests
{
    private const string Secret = "swordfish";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Neither_documents_nor_questions_nor_keys_are_logged()
    {
        await using var host = await ServerHost.StartAsync();
        using var logs = new Captured();
        host.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(logs);
        var key = host.Keys.Create("bot", Enum.GetValues<KeyScope>(), []);
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        await host.PutAsync("a", $"The password is {Secret}.", Secret);
        using var text = new StringContent($"A text about {Secret}.", Encoding.UTF8, "text/plain");
        await host.Client.PostAsync($"/v1/corpora/main/documents?source={Secret}&title={Secret}&wait=true", text, Stop);
        using var binary = new ByteArrayContent([0, 1, 2, 0, 255, 254, 0, 0, 3]);
        binary.Headers.ContentType = new("text/plain");
        await host.Client.PostAsync($"/v1/corpora/main/documents?source={Secret}.txt&wait=true", binary, Stop);
        await host.PostAsync("/v1/corpora/main/search", new { query = Secret });
        await host.PostAsync("/v1/corpora/main/ask", new { question = $"What is the {Secret}?" });
        await host.PostAsync("/v1/corpora/main/search", new { query = Secret, mode = Secret });
        await host.Client.GetAsync($"/v1/corpora/main/documents/{Secret}", Stop);
        await host.Client.GetAsync($"/v1/models/{Secret}", Stop);
        using var call = new HttpRequestMessage(HttpMethod.Post, "/mcp")
        {
            Content = JsonContent.Create(new { jsonrpc = "2.0", id = 1, method = "tools/call", @params = new { name = "get_document", arguments = new { id = Secret } } }),
        };
        call.Headers.Add("Accept", "application/json, text/event-stream");
        await host.Client.SendAsync(call, Stop);
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", key + "x");
        await host.Client.GetAsync("/v1/status", Stop);
        host.App.Services.GetRequiredService<ILoggerFactory>().CreateLogger("check").Log(LogLevel.Information, default, "captured", null, (text, _) => text);

        Assert.Contains("captured", logs.All, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, logs.All, StringComparison.Ordinal);
        Assert.DoesNotContain(key, logs.All, StringComparison.Ordinal);
    }

    private sealed class Captured : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = [];

        public string All => string.Join('\n', lines);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
