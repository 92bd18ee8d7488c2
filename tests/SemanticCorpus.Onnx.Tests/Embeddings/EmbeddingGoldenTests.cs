using System.Text.Json;
using SemanticCorpus.Golden;
using Xunit;

namespace SemanticCorpus.Embeddings;

public class EmbeddingGoldenTests
{
    // The int8 graph itself reaches only 0.9881 on this text, at every optimization level; nobody writes it. All others reach 0.99.
    private const string OnlySpecialTokens = "[CLS] [SEP] [MASK] [PAD] [UNK]";

    [Theory]
    [InlineData("onnx/model_fp16.onnx", 0.99999, 0.99999)]
    [InlineData("onnx/model_int8.onnx", 0.99, 0.988)]
    public async Task MiniLmGivesTheReferenceEmbeddings(string file, double cosine, double cosineOfSpecialTokens)
    {
        using var generator = await OnnxEmbeddingGenerator.LoadAsync(new OnnxModelOptions { Folder = GoldenFiles.MiniLm, File = file }, TestContext.Current.CancellationToken);
        var lines = GoldenFiles.Lines("embeddings.jsonl").ToList();
        var embeddings = await generator.GenerateAsync(lines.Select(line => line.GetProperty("text").GetString()!), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(81, lines.Count);
        Assert.All(lines.Zip(embeddings), pair =>
        {
            var least = pair.First.GetProperty("text").GetString() == OnlySpecialTokens ? cosineOfSpecialTokens : cosine;
            Assert.InRange(Vectors.Cosine(Vectors.Floats(pair.First.GetProperty("embedding")), pair.Second.Vector.Span), least, 1.0001);
            Assert.Equal(pair.First.GetProperty("tokens").GetInt32(), EmbeddingDetails.Of(pair.Second)!.TokenCount);
            Assert.Null(EmbeddingDetails.Of(pair.Second)!.Tokens);
        });
        Assert.Equal(lines.Sum(line => line.GetProperty("tokens").GetInt32()), embeddings.Usage!.InputTokenCount);
    }

    [Theory]
    [InlineData("onnx/model_fp16.onnx", 0.99999)]
    [InlineData("onnx/model_int8.onnx", 0.985)]
    public async Task MiniLmGivesTheReferenceTokenVectors(string file, double cosine)
    {
        using var generator = await OnnxEmbeddingGenerator.LoadAsync(new OnnxModelOptions { Folder = GoldenFiles.MiniLm, File = file }, TestContext.Current.CancellationToken);
        foreach (var line in GoldenFiles.Lines("token-vectors.jsonl"))
        {
            var text = line.GetProperty("text").GetString()!;
            var details = EmbeddingDetails.Of(await generator.One(text, new TextEmbeddingOptions { TokenVectors = true }))!;
            var expected = line.GetProperty("token_vectors").EnumerateArray().Select(Vectors.Floats).ToArray();
            Assert.Equal(line.GetProperty("ids").Deserialize<int[]>()![1..^1], details.Tokens!.Ids);
            Assert.Equal(96, details.Tokens.Dimensions);
            Assert.All(Enumerable.Range(0, details.Tokens.Count), i => Assert.InRange(Vectors.Cosine(expected[i + 1], details.Tokens[i]), cosine, 1.0001));
        }
    }

    [Theory]
    [InlineData("tiny-bert", true)]
    [InlineData("tiny-xlmr", true)]
    [InlineData("tiny-roberta", false)]
    public async Task TinyModelsGiveTheirReferenceEmbeddings(string model, bool prompts)
    {
        using var generator = await OnnxEmbeddingGenerator.LoadAsync(new OnnxModelOptions { Folder = GoldenFiles.PathOf(model) }, TestContext.Current.CancellationToken);
        var tokenizer = (Tokenization.Tokenizer)generator.GetService(typeof(Tokenization.Tokenizer))!;
        var tokens = new Tokenization.TokenSequence();
        foreach (var line in GoldenFiles.Lines(model + "/golden.jsonl"))
        {
            var text = line.GetProperty("text").GetString()!;
            var purpose = line.GetProperty("kind").GetString() == "query" ? EmbeddingPurpose.Query : EmbeddingPurpose.Document;
            tokenizer.Encode((!prompts ? "" : purpose == EmbeddingPurpose.Query ? "query: " : "passage: ") + text, 64, tokens);
            Assert.Equal(line.GetProperty("ids").Deserialize<int[]>()!, tokens.Ids.ToArray());
            var embedding = await generator.One(text, new TextEmbeddingOptions { Purpose = purpose });
            Assert.InRange(Vectors.Cosine(Vectors.Floats(line.GetProperty("embedding")), embedding.Vector.Span), 0.99999, 1.0001);
        }
    }
}
