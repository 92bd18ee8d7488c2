using Xunit;

namespace SemanticCorpus.EndToEnd;

public sealed class TransferTests
{
    [Fact]
    public async Task An_exported_corpus_answers_alike_where_it_is_imported()
    {
        using var corpus = new CorpusProcess();
        var file = Path.Combine(corpus.Folder, "seeds.corpus");
        var copy = Path.Combine(corpus.Folder, "copy.db");
        Assert.Equal(0, (await corpus.RunAsync("ingest", CorpusProcess.Seeds)).Code);
        Assert.Equal(0, (await corpus.RunAsync("export", file)).Code);

        var imported = await corpus.RunAsync("import", file, "--db", copy);
        Assert.True(imported.Code == 0, imported.Error);
        Assert.Contains("5 documents taken in, 0 were there", imported.Output, StringComparison.Ordinal);
        Assert.Contains("0 documents taken in, 5 were there", (await corpus.RunAsync("import", file, "--db", copy)).Output, StringComparison.Ordinal);

        const string Question = "What did critics say about offense-defense asymmetry?";
        var original = await corpus.JsonAsync("search", Question, "--explain");
        var moved = await corpus.JsonAsync("search", Question, "--explain", "--db", copy);
        Assert.Equal(original.GetProperty("passages").GetRawText(), moved.GetProperty("passages").GetRawText());

        // What is imported counts as ingested.
        var again = await corpus.RunAsync("ingest", CorpusProcess.Seeds, "--db", copy);
        Assert.Contains("5 unchanged", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_export_is_refused_by_name()
    {
        using var corpus = new CorpusProcess();
        var finished = await corpus.RunAsync("import", Path.Combine(CorpusProcess.Repository, "README.md"));
        Assert.NotEqual(0, finished.Code);
        Assert.Contains("README.md cannot be taken in", finished.Error, StringComparison.Ordinal);
    }
}
