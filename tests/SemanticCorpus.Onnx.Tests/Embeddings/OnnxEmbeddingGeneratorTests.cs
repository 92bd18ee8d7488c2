using Microsoft.Extensions.AI;
using SemanticCorpus.Documents;
using SemanticCorpus.Golden;
using SemanticCorpus.Models;
using Xunit;

namespace SemanticCorpus.Embeddings;

public class OnnxEmbeddingGeneratorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ABatchGivesBitForBitWhatSinglesGive()
    {
        using var generator = await OnnxEmbeddingGenerator.LoadAsync(new OnnxModelOptions { Folder = GoldenFiles.MiniLm, Workers = 4 }, Cancellation);
        var options = new TextEmbeddingOptions { TokenVectors = true };
        var texts = GoldenFiles.Lines("embeddings.jsonl").Select(line => line.GetProperty("text").GetString()!).ToArray();
        var batch = await generator.GenerateAsync(texts, options, Cancellation);
        for (var i = 0; i < texts.Length; i++)
        {
            var single = await generator.One(texts[i], new TextEmbeddingOptions { TokenVectors = true, Purpose = EmbeddingPurpose.Query });
            Assert.True(single.Vector.Span.SequenceEqual(batch[i].Vector.Span), texts[i]);
            Assert.Equal(EmbeddingDetails.Of(single)!.Tokens!.Components, EmbeddingDetails.Of(batch[i])!.Tokens!.Components);
        }
    }

    [Fact]
    public async Task AnyBatchOfAnyTextsGivesWhatSinglesGive()
    {
        using var generator = await OnnxEmbeddingGenerator.LoadAsync(new OnnxModelOptions { Folder = GoldenFiles.TinyBert, Workers = 3 }, Cancellation);
        string[] texts = [.. FixedSeed.Texts(300)];
        var batch = await generator.GenerateAsync(texts, cancellationToken: Cancellation);
        for (var i = 0; i < texts.Length; i++)
        {
            var single = await generator.One(texts[i]);
            Assert.True(single.Vector.Span.SequenceEqual(batch[i].Vector.Span), texts[i]);
        }
    }

    [Fact]
    public async Task VectorsHaveLengthOne()
    {
        using var generator = await OnnxEmbeddingGenerator.LoadAsync(new OnnxModelOptions { Folder = GoldenFiles.TinyBert }, Cancellation);
        var embedding = await generator.One("a text");
        Assert.Equal(1, System.Numerics.Tensors.TensorPrimitives.Norm(embedding.Vector.Span), 1e-5);
    }

    [Fact]
    public async Task LongTextsAreCutAndSaySo()
    {
        using var generator = await OnnxEmbeddingGenerator.LoadAsync(new OnnxModelOptions { Folder = GoldenFiles.MiniLm }, Cancellation);
        var longText = string.Join(' ', Enumerable.Repeat("word", 1000));
        var details = EmbeddingDetails.Of(await generator.One(longText, new TextEmbeddingOptions { TokenVectors = true }))!;
        Assert.Equal((256, true, 254), (details.TokenCount, details.Truncated, details.Tokens!.Count));
        Assert.Equal("word", details.Tokens.Spans[^1].Of(longText));
        Assert.False(EmbeddingDetails.Of(await generator.One("short"))!.Truncated);
        var count = (TokenCounter)generator.GetService(typeof(TokenCounter))!;
        Assert.Equal(1000, count(longText));
    }

    [Fact]
    public async Task TokensOfThePromptAreLeftOut()
    {
        using var folder = new ModelFolder();
        folder.WriteGraph([1, 2], tokenVectors: true);
        using var generator = await folder.LoadAsync();
        var tokens = EmbeddingDetails.Of(await generator.One("open source", new TextEmbeddingOptions { TokenVectors = true, Purpose = EmbeddingPurpose.Query }))!.Tokens!;
        Assert.Equal([1336, 2126], tokens.Ids);
        Assert.Equal([new TextSpan(0, 4), new TextSpan(5, 6)], tokens.Spans);
        Assert.Equal([1336f, 2672f], tokens[0].ToArray());
    }

    [Fact]
    public async Task ATokenThatReachesFromThePromptIntoTheTextKeepsItsPartOfTheText()
    {
        using var folder = new ModelFolder();
        folder.WriteGraph([1, 2], tokenVectors: true);
        folder.Replace("config_sentence_transformers.json", "\"query: \"", "\"op\"");
        using var generator = await folder.LoadAsync();
        var tokens = EmbeddingDetails.Of(await generator.One("en source", new TextEmbeddingOptions { TokenVectors = true, Purpose = EmbeddingPurpose.Query }))!.Tokens!;
        Assert.Equal([1336, 2126], tokens.Ids);
        Assert.Equal([new TextSpan(0, 2), new TextSpan(3, 6)], tokens.Spans);
    }

    [Fact]
    public async Task AGraphWithoutTokenVectorsGivesNone()
    {
        using var generator = await OnnxEmbeddingGenerator.LoadAsync(new OnnxModelOptions { Folder = GoldenFiles.TinyBert }, Cancellation);
        Assert.Null(EmbeddingDetails.Of(await generator.One("a text", new TextEmbeddingOptions { TokenVectors = true }))!.Tokens);
    }

    [Theory]
    [InlineData("last_hidden_state")]
    [InlineData("token_embeddings")]
    [InlineData("sentence_embedding")]
    public async Task EachKindOfOutputIsUnderstood(string output)
    {
        using var folder = new ModelFolder();
        folder.WriteGraph([3, 4], output, tokenVectors: false, "input_ids", "attention_mask", "token_type_ids");
        using var generator = await folder.LoadAsync();
        var embedding = await generator.One("open source");
        Assert.Equal([0.6, 0.8], embedding.Vector.ToArray().Select(component => Math.Round(component, 6)));
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "infinity")]
    [InlineData(0f, "zero vector")]
    public async Task WhatIsNoEmbeddingIsAnError(float component, string named)
    {
        using var folder = new ModelFolder();
        folder.WriteGraph([component, component]);
        using var generator = await folder.LoadAsync();
        foreach (var purpose in Enum.GetValues<EmbeddingPurpose>())
        {
            var options = new TextEmbeddingOptions { Purpose = purpose };
            var error = await Assert.ThrowsAsync<ModelException>(() => generator.One("secret", options));
            Assert.Contains(named, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task NotANumberInATokenVectorIsAnError()
    {
        using var folder = new ModelFolder();
        folder.WriteGraph([1, float.NaN], tokenVectors: true);
        folder.Replace("1_Pooling/config.json", "cls_token\": true", "max_tokens\": true");
        using var generator = await folder.LoadAsync();
        await Assert.ThrowsAsync<ModelException>(() => generator.One("a", new TextEmbeddingOptions { TokenVectors = true }));
    }

    [Fact]
    public async Task ServicesAreGiven()
    {
        using var generator = await OnnxEmbeddingGenerator.LoadAsync(new OnnxModelOptions { Folder = GoldenFiles.MiniLm }, Cancellation);
        var model = (EmbeddingModel)generator.GetService(typeof(EmbeddingModel))!;
        Assert.Equal(("all-MiniLM-L6-v2", 384, 96, 256), (model.Name, model.Dimensions, model.TokenDimensions, model.MaxTokens));
        Assert.Equal(384, ((EmbeddingGeneratorMetadata)generator.GetService(typeof(EmbeddingGeneratorMetadata))!).DefaultModelDimensions);
        Assert.Same(generator, generator.GetService(typeof(IEmbeddingGenerator<string, Embedding<float>>)));
        Assert.Null(generator.GetService(typeof(EmbeddingModel), "key"));
        Assert.Null(generator.GetService(typeof(string)));
    }

    [Fact]
    public async Task MisuseIsRefused()
    {
        using var generator = await OnnxEmbeddingGenerator.LoadAsync(new OnnxModelOptions { Folder = GoldenFiles.TinyBert }, Cancellation);
        await Assert.ThrowsAsync<ArgumentException>(() => generator.GenerateAsync(["a", null!], cancellationToken: Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => generator.GenerateAsync(["a"], new EmbeddingGenerationOptions { Dimensions = 7 }, Cancellation));
        Assert.Empty(await generator.GenerateAsync([], cancellationToken: Cancellation));
    }
}
