using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SemanticCorpus.Hosting.Tests;

/// <summary>A hub on this machine with one model, <c>maker/tiny-bert</c>.</summary>
internal sealed class StubHub : IAsyncDisposable
{
    private const int LargeFile = 100_000;
    private readonly WebApplication app;
    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    private StubHub(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    /// <summary>Paths that were asked for.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>Bytes of the graph after which the connection ends.</summary>
    public int? BreakOffAfter { get; set; }

    /// <summary>What is waited for before the connection ends, so that the client has something by then.</summary>
    public TaskCompletionSource HasSome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the graph has a byte that does not belong there.</summary>
    public bool Falsify { get; set; }

    /// <summary>A path that is listed beside the others.</summary>
    public string? Strange { get; set; }

    /// <summary>The first byte asked for last, where a range was.</summary>
    public long? ResumedAt { get; private set; }

    public static async Task<StubHub> StartAsync(string folder, bool graph = true)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var hub = new StubHub(builder.Build());
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (graph || !name.EndsWith(".onnx", StringComparison.Ordinal))
            {
                hub.files[name] = await File.ReadAllBytesAsync(path);
            }
        }

        hub.files["pytorch_model.bin"] = new byte[1000];
        hub.app.MapGet("/api/models/maker/tiny-bert/tree/main", () => Results.Json(hub.List()));
        hub.app.MapGet("/maker/tiny-bert/resolve/main/{*path}", hub.SendAsync);
        await hub.app.StartAsync();
        return hub;
    }

    private IEnumerable<object> List() => files
        .Select(file => (object)new
        {
            type = "file",
            path = file.Key,
            size = file.Value.Length,
            oid = GitName(file.Value),
            lfs = file.Value.Length < LargeFile ? null : new { oid = Convert.ToHexStringLower(SHA256.HashData(file.Value)), size = file.Value.Length },
        })
        .Append(new { type = "directory", path = "onnx", size = 0, oid = "0" })
        .Concat(Strange is { } path ? [new { type = "file", path, size = 1, oid = "0" }] : []);

#pragma warning disable CA5350 // Git's names are SHA-1.
    private static string GitName(byte[] content) =>
        Convert.ToHexStringLower(SHA1.HashData([.. Encoding.ASCII.GetBytes($"blob {content.Length}\0"), .. content]));
#pragma warning restore CA5350

    private async Task SendAsync(string path, HttpContext context)
    {
        Asked.Enqueue(path);
        var content = files[path].AsMemory();
        var isGraph = path.EndsWith(".onnx", StringComparison.Ordinal);
        if (isGraph && Falsify)
        {
            var other = content.ToArray();
            other[1000] ^= 1;
            content = other;
        }

        if (context.Request.GetTypedHeaders().Range?.Ranges.Single().From is { } from)
        {
            ResumedAt = from;
            context.Response.StatusCode = StatusCodes.Status206PartialContent;
            content = content[(int)from..];
        }

        context.Response.ContentLength = content.Length;
        if (isGraph && BreakOffAfter is { } limit)
        {
            await context.Response.Body.WriteAsync(content[..limit]);
            await context.Response.Body.FlushAsync();
            await HasSome.Task;
            context.Abort();
            return;
        }

        await context.Response.Body.WriteAsync(content);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
