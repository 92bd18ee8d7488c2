using System.Text.Json;
using SemanticCorpus.Golden;
using SemanticCorpus.Search;
using SemanticCorpus.Tokenization;
using Xunit;

namespace SemanticCorpus.Embeddings;

public class CrossEncoderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void PairsHaveTheReferenceIdsAndTypes()
    {
        var tokenizer = Tokenizer.Load(GoldenFiles.PathOf("tiny-cross-encoder"));
        var tokens = new TokenSequence();
        foreach (var line in Lines())
        {
            var second = tokenizer.EncodePair(line.GetProperty("query").GetString(), line.GetProperty("document").GetString(), 64, tokens);
            Assert.Equal(line.GetProperty("ids").Deserialize<int[]>()!, tokens.Ids.ToArray());
            Assert.Equal(line.GetProperty("token_type_ids").Deserialize<int[]>()!, Enumerable.Range(0, tokens.Count).Select(i => i < second ? 0 : tokenizer.SecondType));
        }
    }

    [Fact]
    public async Task PairsHaveTheReferenceLogits()
    {
        using var encoder = await CrossEncoder.LoadAsync(new OnnxModelOptions { Folder = GoldenFiles.PathOf("tiny-cross-encoder"), Workers = 2 }, Stop);
        var lines = Lines().Where(line => line.GetProperty("query").GetString()!.Trim().Length > 0).ToList();
        foreach (var line in lines)
        {
            var scores = await encoder.RateAsync(line.GetProperty("query").GetString()!, ["other", line.GetProperty("document").GetString()!], Stop);
            Assert.Equal(line.GetProperty("logit").GetDouble(), scores[1].Logit, 4);
            Assert.Equal(line.GetProperty("ids").GetArrayLength(), scores[1].Tokens);
            Assert.InRange(scores[1].Score, 0, 1);
        }

        Assert.True(lines.Count >= 4);
    }

    [Fact]
    public async Task AnEmbeddingModelIsRefused()
    {
        var refused = await Assert.ThrowsAsync<ModelException>(() => CrossEncoder.LoadAsync(new OnnxModelOptions { Folder = GoldenFiles.TinyBert }, Stop));
        Assert.Contains("logits", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RobertaPairsHaveTwoSeparatorsAndOneType()
    {
        var tokenizer = Tokenizer.Load(GoldenFiles.PathOf("tiny-roberta"));
        var (pair, one, two) = (new TokenSequence(), new TokenSequence(), new TokenSequence());
        tokenizer.EncodePair("open source", "a path", 64, pair);
        tokenizer.Encode("open source", 64, one);
        tokenizer.Encode("a path", 64, two);
        Assert.Equal([.. one.Ids, 2, .. two.Ids[1..]], pair.Ids.ToArray());
        Assert.Equal(0, tokenizer.SecondType);
    }

    private static IEnumerable<JsonElement> Lines() => GoldenFiles.Lines("tiny-cross-encoder/golden.jsonl");
}
