using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace SemanticCorpus.EndToEnd;

/// <summary>Runs the command as a process of its own, with a data folder of its own.</summary>
public sealed class CorpusProcess : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("corpus-e2e-");

    public static string Repository { get; } = FindRepository();

    public static string Seeds => Path.Combine(Repository, "seeds");

    public string Folder => folder.FullName;

    /// <summary>Settings that the command finds in its environment.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public async Task<Finished> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new Finished(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Starts the command with nothing on its standard input.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "corpus.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["XDG_DATA_HOME"] = Path.Combine(Folder, "data");
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("Corpus__", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    public async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var finished = await RunAsync([.. arguments, "--json"]);
        Assert.True(finished.Code == 0, finished.Error);
        return JsonDocument.Parse(finished.Output).RootElement;
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string FindRepository()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "SemanticCorpus.sln")))
        {
            at = at.Parent ?? throw new InvalidOperationException("SemanticCorpus.sln is not above the tests.");
        }

        return at.FullName;
    }
}

/// <summary>What a process left.</summary>
public sealed record Finished(int Code, string Output, string Error);
