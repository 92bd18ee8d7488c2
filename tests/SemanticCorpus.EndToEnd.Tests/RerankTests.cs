using Xunit;

namespace SemanticCorpus.EndToEnd;

/// <summary>Search with a cross-encoder. The one in the tests has random weights: it shows that its order is followed, not that it is good.</summary>
public sealed class RerankTests : IDisposable
{
    private static readonly string Model = Path.Combine(CorpusProcess.Repository, "tests", "SemanticCorpus.Onnx.Tests", "Golden", "tiny-cross-encoder");

    private readonly CorpusProcess corpus = new();

    public void Dispose() => corpus.Dispose();

    [Fact]
    public async Task The_best_passages_come_in_the_cross_encoders_order()
    {
        var found = await corpus.JsonAsync("search", "open source models", "--from", "seeds", "--limit", "20", "--explain", "--rerank-model", Model);
        var rated = found.GetProperty("passages").EnumerateArray().Select(passage => passage.GetProperty("scores").GetProperty("crossEncoder").GetDouble()).ToList();
        Assert.Equal(20, rated.Count);
        Assert.Equal(rated.OrderDescending(), rated);
    }

    [Fact]
    public async Task A_folder_without_a_cross_encoder_is_refused()
    {
        var run = await corpus.RunAsync("search", "x", "--from", "seeds", "--rerank-model", Path.Combine(CorpusProcess.Repository, "models", "all-MiniLM-L6-v2"));
        Assert.NotEqual(0, run.Code);
        Assert.Contains("logits", run.Error, StringComparison.Ordinal);
    }
}
