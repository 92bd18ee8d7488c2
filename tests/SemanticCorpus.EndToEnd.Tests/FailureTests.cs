using Xunit;

namespace SemanticCorpus.EndToEnd;

public sealed class FailureTests : IDisposable
{
    private readonly CorpusProcess corpus = new();

    [Fact]
    public async Task A_missing_path_is_reported_and_the_rest_goes_on()
    {
        var finished = await corpus.RunAsync("ingest", "no-such-file.txt", Path.Combine("seeds", "000_b6b1ec377f2a86ed.txt"));

        Assert.Equal(1, finished.Code);
        Assert.Contains("no-such-file.txt: It does not exist", finished.Error, StringComparison.Ordinal);
        Assert.Contains("1 added", finished.Output, StringComparison.Ordinal);
        Assert.Contains("1 failed", finished.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search", "x", "--no-such-option")]
    [InlineData("search", "x", "--limit", "0", "--from", "seeds")]
    [InlineData("search", "x", "--mode", "other")]
    [InlineData("search", "x", "--from-date", "yesterday")]
    [InlineData("eval")]
    [InlineData("ask")]
    [InlineData("ingest", "seeds", "--property", "novalue")]
    public async Task Wrong_usage_ends_with_2(params string[] arguments)
    {
        var finished = await corpus.RunAsync(arguments);

        Assert.Equal(2, finished.Code);
        Assert.NotEqual("", finished.Error);
        Assert.DoesNotContain("   at ", finished.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("corpus ingest", "search", "models")]
    [InlineData("does not exist", "ask", "x", "--from", "no-such-folder")]
    [InlineData("no-such-model", "ask", "x", "--from", "seeds", "--model", "no-such-model")]
    [InlineData("does not exist", "preview", "no-such-file.txt")]
    [InlineData("corpus ingest", "status")]
    public async Task Failures_end_with_1_and_say_what_helps(string message, params string[] arguments)
    {
        var finished = await corpus.RunAsync(arguments);

        Assert.Equal(1, finished.Code);
        Assert.Contains(message, finished.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", finished.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ingest")]
    [InlineData("ask")]
    [InlineData("search")]
    [InlineData("list")]
    [InlineData("show")]
    [InlineData("delete")]
    [InlineData("related")]
    [InlineData("preview")]
    [InlineData("status")]
    [InlineData("doctor")]
    [InlineData("eval")]
    public async Task Every_verb_has_help_with_examples(string verb)
    {
        var finished = await corpus.RunAsync(verb, "--help");

        Assert.Equal(0, finished.Code);
        Assert.Contains($"  corpus {verb}", finished.Output, StringComparison.Ordinal);
        Assert.Contains("Examples:", finished.Output, StringComparison.Ordinal);
    }

    public void Dispose() => corpus.Dispose();
}
