using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace SemanticCorpus.Reliability;

/// <summary>A running service.</summary>
internal sealed class Service : IAsyncDisposable
{
    private const string Announcement = "Listening on ";
    private readonly Process process;
    private readonly Task<string> rest;
    private readonly Task<string> errors;

    private Service(Process process, Uri address, TimeSpan start, Task<string> errors)
    {
        this.process = process;
        this.errors = errors;
        StartTime = start;
        Address = address;

        // What it prints further must not fill the pipe.
        rest = process.StandardOutput.ReadToEndAsync();
        Client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 2000 }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(3) };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>From the start of the process until it listened.</summary>
    public TimeSpan StartTime { get; }

    public int ProcessId => process.Id;

    /// <summary>Starts it, and fails with what it said where it does not listen.</summary>
    public static async Task<Service> StartAsync(string database, IReadOnlyDictionary<string, string>? environment = null)
    {
        var clock = Stopwatch.StartNew();
        var process = await Published.StartAsync(environment, "serve", "--urls", "http://127.0.0.1:0", "--db", database);
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync(Bench.Cancellation) is { } line)
        {
            if (line.StartsWith(Announcement, StringComparison.Ordinal))
            {
                return new Service(process, new Uri(line[Announcement.Length..]), clock.Elapsed, errors);
            }
        }

        await process.WaitForExitAsync(Bench.Cancellation);
        throw new ServiceEndedException(process.ExitCode, await errors);
    }

    public async Task<HttpStatusCode> PutAsync(string id, string text, bool wait = true, CancellationToken? stop = null)
    {
        var cancellationToken = stop ?? Bench.Cancellation;
        using var answer = await Client.PutAsJsonAsync($"/v1/corpora/main/documents/{id}?wait={(wait ? "true" : "false")}", new { text }, cancellationToken);
        await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        return answer.StatusCode;
    }

    public async Task<HttpStatusCode> DeleteAsync(string id, CancellationToken? stop = null)
    {
        using var answer = await Client.DeleteAsync($"/v1/corpora/main/documents/{id}", stop ?? Bench.Cancellation);
        return answer.StatusCode;
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await Client.GetAsync(path, Bench.Cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"GET {path}: {answer.StatusCode}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Bench.Cancellation);
    }

    /// <summary>The documents that a search finds, best first, once for each passage.</summary>
    public async Task<List<string>> SearchAsync(string query, string mode, string? document = null)
    {
        using var answer = await Client.PostAsJsonAsync(
            "/v1/corpora/main/search", new { query, mode, filter = document is null ? null : new { documentIds = new[] { document } } }, Bench.Cancellation);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Bench.Cancellation);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {body}");
        return [.. body.GetProperty("passages").EnumerateArray().Select(passage => passage.GetProperty("documentId").GetString()!)];
    }

    /// <summary>Ends it at once, as a power failure of the process would.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(Bench.Cancellation);
    }

    /// <summary>Asks it to end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> TerminateAsync()
    {
        Assert.True(await Published.SystemAsync("kill", "-TERM", $"{process.Id}"));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Bench.Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(40));
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    /// <summary>Resident memory in bytes.</summary>
    public long Resident()
    {
        process.Refresh();
        return process.WorkingSet64;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        await rest;
        await errors;
        process.Dispose();
    }
}

/// <summary>The service ended before it listened.</summary>
internal sealed class ServiceEndedException(int code, string error) : Exception($"Exit code {code}: {error}")
{
    public int Code { get; } = code;
}
