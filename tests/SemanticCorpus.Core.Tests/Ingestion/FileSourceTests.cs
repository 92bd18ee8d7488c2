using SemanticCorpus.Documents;
using SemanticCorpus.Ingestion;
using Xunit;

namespace SemanticCorpus.Core.Tests.Ingestion;

public sealed class FileSourceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("corpus-files-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Write(string name, string text = "x")
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<string> ReasonAsync(SourceItem item) =>
        (await Assert.ThrowsAsync<UnreadableSourceException>(async () => await item.ReadAsync(CancellationToken.None))).Message;

    [Fact]
    public void Folders_give_their_documents_by_name()
    {
        Write("b.txt");
        Write("a/c.md");
        Write(".hidden/d.txt");
        Write("picture.png");
        Assert.Equal(["a/c.md", "b.txt"], new FileSource(DocumentFormats.TextOnly).Find([folder]).Select(item => Path.GetRelativePath(folder, item.Source)));
    }

    [Fact]
    public async Task A_named_file_is_read_whatever_it_is_called()
    {
        var item = Assert.Single(new FileSource(DocumentFormats.TextOnly).Find([Write("notes.log", "hello")]));
        var content = await item.ReadAsync(CancellationToken.None);
        Assert.Equal("hello"u8.ToArray(), content.Bytes.ToArray());
        Assert.Equal("notes.log", content.Hints.FileName);
    }

    [Fact]
    public async Task A_missing_path_is_reported() =>
        Assert.Contains("does not exist", await ReasonAsync(Assert.Single(new FileSource(DocumentFormats.TextOnly).Find([Path.Combine(folder, "none")]))), StringComparison.Ordinal);

    [Fact]
    public async Task A_link_back_is_reported_and_not_followed()
    {
        Write("a.txt");
        Directory.CreateSymbolicLink(Path.Combine(folder, "loop"), folder);
        var items = new FileSource(DocumentFormats.TextOnly).Find([folder]).ToList();
        Assert.Equal(2, items.Count);
        Assert.Contains("link back", await ReasonAsync(items[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_reported_with_both_numbers()
    {
        var item = Assert.Single(new FileSource(DocumentFormats.TextOnly, mostBytes: 1000).Find([Write("big.txt", new string('x', 1001))]));
        var reason = await ReasonAsync(item);
        Assert.Contains("1,001", reason, StringComparison.Ordinal);
        Assert.Contains("1,000", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_goes_away_is_reported()
    {
        var path = Write("gone.txt");
        var item = Assert.Single(new FileSource(DocumentFormats.TextOnly).Find([path]));
        File.Delete(path);
        Assert.NotEmpty(await ReasonAsync(item));
    }
}
