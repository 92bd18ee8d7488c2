using System.Diagnostics;
using Xunit;

namespace SemanticCorpus.Reliability;

/// <summary>The command as users run it: published, compiled ahead of time where that can be had.</summary>
internal static class Published
{
    private static readonly Lazy<Task> s_built = new(BuildAsync);

    public static string Repository { get; } = FindRepository();

    public static string TinyModel => Path.Combine(AppContext.BaseDirectory, "Golden", "tiny-bert");

    /// <summary>Starts the command on a database with the tiny model.</summary>
    public static async Task<Process> StartAsync(IReadOnlyDictionary<string, string>? environment, params IReadOnlyList<string> arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The signals and mounts that these tests need are not there.");
        await s_built.Value;
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in (string[])[Path.Combine(Repository, "artifacts", "corpus", "corpus.dll"), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Remove("ASPNETCORE_URLS");
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("Corpus__", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["Corpus__Model__Folder"] = TinyModel;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<Finished> RunAsync(params IReadOnlyList<string> arguments)
    {
        using var process = await StartAsync(null, arguments);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Bench.Cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new Finished(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    /// <summary>Runs a program of the system.</summary>
    /// <returns>Whether it succeeded.</returns>
    public static async Task<bool> SystemAsync(string program, params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        await process.WaitForExitAsync(Bench.Cancellation);
        return process.ExitCode == 0;
    }

    private static async Task BuildAsync()
    {
        using var build = Process.Start(new ProcessStartInfo(Path.Combine(Repository, "corpus"), ["--version"]) { RedirectStandardOutput = true })!;
        await build.WaitForExitAsync();
        Assert.Equal(0, build.ExitCode);
    }

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
internal sealed record Finished(int Code, string Output, string Error);
