using System.Diagnostics;
using System.Text.Json.Nodes;

namespace SemanticCorpus.Compatibility.Tests;

/// <summary>Runs the programs in npm/ with their packages, which are installed beside the tests on first use.</summary>
internal static class NodeProgram
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "npm");
    private static readonly SemaphoreSlim Installing = new(1);

    public static async Task<JsonNode> RunAsync(params string[] arguments)
    {
        await InstallAsync();
        var (code, output, errors) = await StartAsync("node", arguments);
        Assert.True(code == 0, errors);
        return JsonNode.Parse(output)!;
    }

    private static async Task InstallAsync()
    {
        Assert.SkipUnless(IsThere("node") && IsThere("npm"), "node and npm are not on the PATH; the npm clients are not tried.");
        await Installing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            var done = Path.Combine(Folder, "node_modules", ".installed");
            if (!File.Exists(done))
            {
                var (code, _, errors) = await StartAsync("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
                Assert.SkipUnless(code == 0, $"npm ci failed; the npm clients are not tried. {errors}");
                await File.WriteAllTextAsync(done, "", TestContext.Current.CancellationToken);
            }
        }
        finally
        {
            Installing.Release();
        }
    }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task<(int Code, string Output, string Errors)> StartAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
