using System.Diagnostics;
using Xunit;

namespace SemanticCorpus.Browser;

/// <summary>The service as a process of its own with a data folder of its own.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private const string Announcement = "Listening on ";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("corpus-browser-");
    private Process? service;

    public static string Repository { get; } = FindRepository();

    /// <summary>Starts the service on a free port.</summary>
    /// <param name="settings">Settings of the environment.</param>
    /// <returns>Where it listens.</returns>
    public async Task<Uri> StartAsync(params (string Name, string Value)[] settings)
    {
        service = Start(settings, "serve", "--urls", "http://127.0.0.1:0");
        while (await service.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Announcement, StringComparison.Ordinal))
            {
                // What it prints further must not fill the pipe.
                _ = service.StandardOutput.ReadToEndAsync();
                return new Uri(line[Announcement.Length..]);
            }
        }

        throw new InvalidOperationException("The service ended before it listened.");
    }

    /// <summary>Runs another verb of the command on the same data.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Start([], arguments);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output.Trim();
    }

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
        {
            service.Kill(entireProcessTree: true);
            await service.WaitForExitAsync();
            service.Dispose();
        }

        folder.Delete(recursive: true);
    }

    private Process Start((string Name, string Value)[] settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Repository, RedirectStandardOutput = true };
        foreach (var argument in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "corpus.dll"), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["XDG_DATA_HOME"] = folder.FullName;
        start.Environment.Remove("ASPNETCORE_URLS");
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("Corpus__", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
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
