using Xunit;

namespace SemanticCorpus.Models;

public class FingerprintTests
{
    [Theory]
    [InlineData("1_Pooling/config.json", "\"pooling_mode_cls_token\": true", "\"pooling_mode_max_tokens\": true")]
    [InlineData("config_sentence_transformers.json", "\"query: \"", "\"question: \"")]
    [InlineData("config_sentence_transformers.json", "\"passage: \"", "\"text: \"")]
    [InlineData("sentence_bert_config.json", "64", "63")]
    [InlineData("tokenizer_config.json", "\"do_lower_case\": true", "\"do_lower_case\": false")]
    [InlineData("modules.json", "sentence_transformers.models.Normalize", "sentence_transformers.models.Transformer")]
    public async Task WhatShapesVectorsChangesIt(string file, string old, string replacement)
    {
        using var folder = new ModelFolder();
        var before = await folder.FingerprintAsync();
        folder.Replace(file, old, replacement);
        Assert.NotEqual(before, await folder.FingerprintAsync());
    }

    [Fact]
    public async Task AnotherVocabularyOrGraphChangesIt()
    {
        using var folder = new ModelFolder();
        var before = await folder.FingerprintAsync();
        await File.AppendAllTextAsync(folder.PathOf("vocab.txt"), "zyzzyva\n", TestContext.Current.CancellationToken);
        var vocabulary = await folder.FingerprintAsync();
        folder.WriteGraph([1, 2]);
        Assert.Equal(3, new[] { before, vocabulary, await folder.FingerprintAsync() }.Distinct().Count());
    }

    [Fact]
    public async Task WhatDoesNotShapeVectorsLeavesIt()
    {
        using var folder = new ModelFolder();
        using var copy = new ModelFolder();
        copy.Replace("1_Pooling/config.json", "\n", " ");
        copy.Write("README.md", "A model.");
        Assert.Equal(await folder.FingerprintAsync(), await copy.FingerprintAsync());
    }
}
