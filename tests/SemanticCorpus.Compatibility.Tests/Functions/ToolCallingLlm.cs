using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace SemanticCorpus.Compatibility.Tests.Functions;

/// <summary>An OpenAI-compatible server that calls the first function it is offered, and then repeats what the function gave.</summary>
internal sealed class ToolCallingLlm : IAsyncDisposable
{
    private readonly WebApplication app;

    private ToolCallingLlm(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single() + "/v1");

    public static async Task<ToolCallingLlm> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/v1/chat/completions", async (HttpContext context) =>
        {
            var asked = JsonNode.Parse(await new StreamReader(context.Request.Body).ReadToEndAsync(context.RequestAborted))!;
            var told = asked["messages"]!.AsArray().LastOrDefault(message => (string?)message!["role"] == "tool")?["content"];
            JsonNode message = told is null
                ? new JsonObject
                {
                    ["role"] = "assistant",
                    ["tool_calls"] = new JsonArray(new JsonObject
                    {
                        ["id"] = "call-1",
                        ["type"] = "function",
                        ["function"] = new JsonObject { ["name"] = (string?)asked["tools"]![0]!["function"]!["name"], ["arguments"] = "{\"query\":\"When was the Calder reactor built?\",\"limit\":1}" },
                    }),
                }
                : new JsonObject { ["role"] = "assistant", ["content"] = "Told: " + told.ToJsonString() };
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(new JsonObject
            {
                ["id"] = "1",
                ["object"] = "chat.completion",
                ["created"] = 0,
                ["model"] = "stub",
                ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = told is null ? "tool_calls" : "stop" }),
                ["usage"] = new JsonObject { ["prompt_tokens"] = 1, ["completion_tokens"] = 1, ["total_tokens"] = 2 },
            }.ToJsonString(), context.RequestAborted);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ToolCallingLlm(app);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
