using Xunit;

namespace SemanticCorpus.EndToEnd;

/// <summary>One story printed by several sites is one result, and one cluster.</summary>
public sealed class DuplicateTests : IDisposable
{
    private readonly CorpusProcess corpus = new();

    public void Dispose() => corpus.Dispose();

    [Fact]
    public async Task A_story_that_several_printed_is_listed_once()
    {
        var token = TestContext.Current.CancellationToken;
        var story = await File.ReadAllTextAsync(Path.Combine(CorpusProcess.Seeds, "000_b6b1ec377f2a86ed.txt"), token);
        var folder = Directory.CreateDirectory(Path.Combine(corpus.Folder, "copies")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "copy.txt"), story, token);
        await File.WriteAllTextAsync(Path.Combine(folder, "edited.txt"), story.Replace("Meta", "The company", StringComparison.Ordinal), token);
        await corpus.JsonAsync("ingest", "seeds", folder);

        const string question = "How much cheaper is it to run Llama 3.1 405B yourself?";
        var found = (await corpus.JsonAsync("search", question, "--limit", "5")).GetProperty("passages").EnumerateArray().ToList();
        Assert.Equal(5, found.Count);
        Assert.Equal(2, found[0].GetProperty("alsoIn").GetArrayLength());
        Assert.Equal(found.Count, found.Select(passage => passage.GetProperty("text").GetString()).Distinct().Count());
        Assert.Contains("also in ", (await corpus.RunAsync("search", question, "--limit", "1")).Output, StringComparison.Ordinal);

        var apart = (await corpus.JsonAsync("search", question, "--limit", "5", "--copies")).GetProperty("passages").EnumerateArray().ToList();
        Assert.DoesNotContain(apart, passage => passage.TryGetProperty("alsoIn", out _));

        var cluster = Assert.Single((await corpus.JsonAsync("duplicates")).GetProperty("clusters").EnumerateArray());
        Assert.Equal(3, cluster.GetProperty("documents").GetArrayLength());
        Assert.NotEqual(0, (await corpus.RunAsync("duplicates", "--threshold", "7")).Code);
    }
}
