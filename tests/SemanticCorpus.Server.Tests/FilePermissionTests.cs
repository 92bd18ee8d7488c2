using Xunit;

namespace SemanticCorpus.Server.Tests;

public sealed class FilePermissionTests
{
    private const UnixFileMode Others = (UnixFileMode)0b000_111_111;

    [Fact]
    public async Task What_is_created_is_the_owner_s_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        var above = Directory.CreateTempSubdirectory("corpus-modes-").FullName;
        try
        {
            var folder = Path.Combine(above, "data");
            await using (var host = await ServerHost.StartAsync(folder: folder))
            {
                await host.PutAsync("otters", "Otters live in rivers.");
                using var news = await host.Client.PutAsync("/v1/corpora/news", null, TestContext.Current.CancellationToken);
                Assert.Equal(UnixFileMode.None, Mode(folder) & Others);
                foreach (var path in new[] { "main.db", "main.db-wal", "jobs", "corpora", "corpora/news.db" })
                {
                    Assert.Equal((path, UnixFileMode.None), (path, Mode(Path.Combine(folder, path)) & Others));
                }
            }
        }
        finally
        {
            Directory.Delete(above, recursive: true);
        }
    }

    // Asked of a file it is the same call as of a folder.
#pragma warning disable CA1416 // Skipped on Windows.
    private static UnixFileMode Mode(string path) => File.GetUnixFileMode(path);
#pragma warning restore CA1416
}
