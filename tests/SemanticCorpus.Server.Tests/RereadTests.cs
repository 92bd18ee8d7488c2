using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace SemanticCorpus.Server.Tests;

public sealed class RereadTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("corpus-reread-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_file_in_a_listed_folder_is_read_as_it_is_now()
    {
        var allowed = Directory.CreateDirectory(Path.Combine(folder, "allowed")).FullName;
        await using var host = await ServerHost.StartAsync(settings => settings.Folders = [allowed]);
        var file = Path.Combine(allowed, "otters.txt");
        await File.WriteAllTextAsync(file, "Otters live in the sea now.", Stop);
        Assert.Equal(("file", "Otters live in the sea now."), await RereadAsync(host, file));
        File.Delete(file);
        Assert.Equal("original", (await RereadAsync(host, file)).From);
    }

    [Fact]
    public async Task No_other_file_is_read()
    {
        var allowed = Directory.CreateDirectory(Path.Combine(folder, "allowed")).FullName;
        await using var host = await ServerHost.StartAsync(settings => settings.Folders = [allowed]);
        var secret = Path.Combine(folder, "secret.txt");
        await File.WriteAllTextAsync(secret, "The password is swordfish.", Stop);
        File.CreateSymbolicLink(Path.Combine(allowed, "link.txt"), secret);
        Directory.CreateSymbolicLink(Path.Combine(allowed, "up"), folder);
        foreach (var source in new[]
        {
            secret, Path.Combine(allowed, "..", "secret.txt"), Path.Combine(allowed, "link.txt"), Path.Combine(allowed, "up", "secret.txt"),
            "secret.txt", "/etc/hostname", "file:///etc/hostname",
        })
        {
            Assert.Equal(("original", "Otters live in rivers."), await RereadAsync(host, source));
        }
    }

    private static async Task<(string? From, string? Text)> RereadAsync(ServerHost host, string source)
    {
        using var put = await host.Client.PutAsJsonAsync("/v1/corpora/main/documents/x?wait=true", new { source, text = "Otters live in rivers." }, Stop);
        put.EnsureSuccessStatusCode();
        using var answer = await host.Client.PostAsync("/v1/corpora/main/documents/x/reread?wait=true", null, Stop);
        var from = (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("readFrom").GetString();
        return (from, (await host.GetAsync("/v1/corpora/main/documents/x")).GetProperty("text").GetString());
    }
}
