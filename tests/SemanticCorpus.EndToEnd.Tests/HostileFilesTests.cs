using System.Text;
using Xunit;

namespace SemanticCorpus.EndToEnd;

/// <summary>Files and arguments as an attacker makes them, on the command line.</summary>
public sealed class HostileFilesTests : IDisposable
{
    private readonly CorpusProcess corpus = new();

    [Fact]
    public async Task Hostile_files_are_read_or_refused_by_name_and_nothing_of_them_reaches_the_terminal()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows allows no such names.");
        var stop = TestContext.Current.CancellationToken;
        var folder = Directory.CreateDirectory(Path.Combine(corpus.Folder, "files")).FullName;
        foreach (var (name, content) in new (string, byte[])[]
        {
            ("invalid.txt", [.. "A river runs "u8, 0xC3, 0x28, .. " through the town."u8]),
            ("nul.txt", "A river\0 runs."u8.ToArray()),
            ("empty.txt", []),
            ("binary.txt", [0x7F, 0x45, 0x4C, 0x46, 0, 0, 1, 2, 0, 255, 254, 0, 0, 3]),
            ("nested.html", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<div>", 60_000)) + "x")),
            ("large.txt", new byte[17_000_000]),
            ("escape\u001b[31m\u0007.txt", "Otters live in \u001b[31mrivers."u8.ToArray()),
            ("line\nbreak.txt", "Crows remember faces."u8.ToArray()),
            ("$(touch x) `id`; rm -rf.txt", "Bees make honey."u8.ToArray()),
        })
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, name), content, stop);
        }

        var ingested = await corpus.RunAsync("ingest", folder);
        Assert.Equal(1, ingested.Code);
        foreach (var refused in new[] { "empty.txt", "binary.txt", "nested.html", "large.txt" })
        {
            Assert.Contains(refused, ingested.Error, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("   at ", ingested.Error, StringComparison.Ordinal);
        var found = await corpus.RunAsync("search", "rivers OR NEAR(\"otters\" * ^ title:", "--limit", "10");
        Assert.Equal(0, found.Code);
        Assert.Contains("Otters", found.Output, StringComparison.Ordinal);
        foreach (var text in new[] { ingested.Output, ingested.Error, found.Output, found.Error })
        {
            Assert.DoesNotContain("\u001b[31m", text, StringComparison.Ordinal);
            Assert.DoesNotContain('\u0007', text);
        }
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("10000")]
    [InlineData("1e999")]
    public async Task A_limit_out_of_bounds_is_wrong_usage(string limit)
    {
        var finished = await corpus.RunAsync("search", "x", "--from", "seeds", "--limit", limit);
        Assert.Equal(2, finished.Code);
        Assert.DoesNotContain("   at ", finished.Error, StringComparison.Ordinal);
    }

    public void Dispose() => corpus.Dispose();
}
