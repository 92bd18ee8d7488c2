using System.Diagnostics;
using Xunit;

namespace SemanticCorpus.EndToEnd;

public sealed class InterruptTests : IDisposable
{
    // More than can be taken in before the interrupt arrives, however busy the machine.
    private const int Articles = 2000;
    private readonly CorpusProcess corpus = new();

    public void Dispose() => corpus.Dispose();

    [Fact]
    public async Task Interrupted_ingest_keeps_what_it_reported()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no interrupt signal to send to a process here.");
        var articles = Path.Combine(corpus.Folder, "articles");
        Directory.CreateDirectory(articles);
        for (var i = 0; i < Articles; i++)
        {
            await File.WriteAllTextAsync(
                Path.Combine(articles, $"{i}.txt"),
                string.Concat(Enumerable.Repeat($"Article {i} tells how the lighthouse keeper of island {i} counted passing ships. ", 12)),
                TestContext.Current.CancellationToken);
        }

        using var ingest = corpus.Start("ingest", articles);
        var first = await ingest.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        using (var signal = Process.Start("sh", ["-c", $"kill -INT {ingest.Id}"]))
        {
            await signal.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var reported = (first + "\n" + await ingest.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken))
            .Split('\n').Where(line => line.StartsWith("added ", StringComparison.Ordinal)).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]).ToList();
        await ingest.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, ingest.ExitCode);
        Assert.InRange(reported.Count, 1, Articles - 1);
        var stored = (await corpus.JsonAsync("list")).GetProperty("documents").EnumerateArray().Select(document => document.GetProperty("source").GetString()).ToHashSet();
        Assert.All(reported, source => Assert.Contains(source, stored));
    }
}
