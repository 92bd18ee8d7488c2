using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using SemanticCorpus.Server;
using SemanticCorpus.Server.Llm;

namespace SemanticCorpus.Compatibility.Tests.Llm;

/// <summary>An OpenAI-compatible server that says what a test wants, part by part.</summary>
internal sealed class StubLlm : IAsyncDisposable
{
    private readonly WebApplication app;

    private StubLlm(WebApplication app) => this.app = app;

    /// <summary>Completes when a client has gone away before the end.</summary>
    public TaskCompletionSource Left { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was sent to it.</summary>
    public ConcurrentQueue<JsonNode> Requests { get; } = [];

    /// <param name="parts">What it says; a null waits until the client goes away.</param>
    public static async Task<StubLlm> SayingAsync(params string?[] parts)
    {
        StubLlm? stub = null;
        stub = await StartAsync(async context =>
        {
            stub!.Requests.Enqueue(JsonNode.Parse(await new StreamReader(context.Request.Body).ReadToEndAsync(context.RequestAborted))!);
            context.Response.ContentType = "text/event-stream";
            await context.Response.Body.FlushAsync(context.RequestAborted);
            foreach (var part in parts)
            {
                if (part is null)
                {
                    context.RequestAborted.Register(stub.Left.SetResult);
                    await Task.Delay(Timeout.Infinite, context.RequestAborted);
                }

                await WriteAsync(context, new { role = "assistant", content = part }, null);
            }

            await WriteAsync(context, new { }, "stop");
            await context.Response.WriteAsync("data: [DONE]\n\n", context.RequestAborted);
        });
        return stub;
    }

    /// <param name="status">What it answers with.</param>
    public static Task<StubLlm> FailingAsync(int status) => StartAsync(context =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync("{\"error\":{\"message\":\"out of order\"}}", context.RequestAborted);
    });

    /// <summary>Settings that lead a service here.</summary>
    public ServerSettings Settings(double firstTokenSeconds = 30, double seconds = 60) => new()
    {
        Llm = new LlmSettings
        {
            BaseUrl = app.Urls.Single() + "/v1",
            Model = "stub",
            FirstTokenTimeout = TimeSpan.FromSeconds(firstTokenSeconds),
            Timeout = TimeSpan.FromSeconds(seconds),
        },
    };

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static async Task<StubLlm> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/v1/chat/completions", answer);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new StubLlm(app);
    }

    private static async Task WriteAsync(HttpContext context, object delta, string? finished)
    {
        var chunk = new { id = "1", @object = "chat.completion.chunk", created = 0, model = "stub", choices = new[] { new { index = 0, delta, finish_reason = finished } } };
        await context.Response.WriteAsync($"data: {JsonSerializer.Serialize(chunk)}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
