using SemanticCorpus.Embeddings;
using Xunit;

namespace SemanticCorpus.Models;

public class ModelLoaderTests
{
    [Fact]
    public async Task AFolderIsDescribed()
    {
        using var folder = new ModelFolder();
        using var generator = await folder.LoadAsync();
        var model = (EmbeddingModel)generator.GetService(typeof(EmbeddingModel))!;
        Assert.Equal(Path.GetFileName(folder.Root), model.Name);
        Assert.Equal((32, 0, 64), (model.Dimensions, model.TokenDimensions, model.MaxTokens));
        Assert.Matches("^[0-9a-f]{64}$", model.Fingerprint);
    }

    [Fact]
    public async Task AFolderThatIsWholePassesItsChecksums()
    {
        using var folder = new ModelFolder();
        folder.WriteChecksums();
        using var generator = await folder.LoadAsync();
    }

    [Theory]
    [InlineData(ModelFolder.Graph)]
    [InlineData("vocab.txt")]
    [InlineData("tokenizer_config.json")]
    [InlineData("modules.json")]
    [InlineData("1_Pooling/config.json")]
    [InlineData("config_sentence_transformers.json")]
    [InlineData("sentence_bert_config.json")]
    public async Task AMissingTruncatedOrSwappedFileIsRefusedByName(string name)
    {
        using var folder = new ModelFolder();
        folder.WriteChecksums();
        var path = folder.PathOf(name);
        var content = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);

        await File.WriteAllBytesAsync(path, content[..^5], TestContext.Current.CancellationToken);
        var truncated = await folder.RefusalAsync();
        Assert.Contains(path, truncated, StringComparison.Ordinal);
        Assert.Contains("expected SHA-256", truncated, StringComparison.Ordinal);
        Assert.Contains("found", truncated, StringComparison.Ordinal);

        content[^1] ^= 1;
        await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
        Assert.Contains(path, await folder.RefusalAsync(), StringComparison.Ordinal);

        File.Delete(path);
        var missing = await folder.RefusalAsync();
        Assert.Contains(path, missing, StringComparison.Ordinal);
        Assert.Contains("is missing", missing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AGraphThatIsNoneIsRefusedByName()
    {
        using var folder = new ModelFolder();
        folder.Write(ModelFolder.Graph, "no graph");
        Assert.Contains(folder.PathOf(ModelFolder.Graph), await folder.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutModulesTheFolderIsRefused()
    {
        using var folder = new ModelFolder();
        File.Delete(folder.PathOf("modules.json"));
        Assert.Contains(folder.PathOf("modules.json"), await folder.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderThatIsNotThereIsRefused()
    {
        var folder = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString());
        var refusal = await Assert.ThrowsAsync<ModelException>(() => OnnxEmbeddingGenerator.LoadAsync(new OnnxModelOptions { Folder = folder }, TestContext.Current.CancellationToken));
        Assert.Contains(folder, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"pooling_mode_cls_token\": true", "\"pooling_mode_lasttoken\": true", "lasttoken")]
    [InlineData("\"pooling_mode_cls_token\": true", "\"pooling_mode_weightedmean_tokens\": true", "weightedmean_tokens")]
    [InlineData("\"pooling_mode_mean_tokens\": false", "\"pooling_mode_mean_tokens\": true", "cls_token + mean_tokens")]
    [InlineData("\"pooling_mode_cls_token\": true", "\"include_prompt\": false", "include_prompt")]
    public async Task PoolingThatIsNotSupportedIsRefusedByName(string old, string replacement, string named)
    {
        using var folder = new ModelFolder();
        folder.Replace("1_Pooling/config.json", old, replacement);
        var refusal = await folder.RefusalAsync();
        Assert.Contains(named, refusal, StringComparison.Ordinal);
        Assert.Contains("1_Pooling", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AModuleThatIsNotSupportedIsRefusedByName()
    {
        using var folder = new ModelFolder();
        folder.Replace("modules.json", "models.Normalize", "models.Dense");
        Assert.Contains("sentence_transformers.models.Dense", await folder.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AGraphWithAStrangeInputIsRefusedByName()
    {
        using var folder = new ModelFolder();
        folder.WriteGraph([1, 2], inputs: ["input_ids", "pixel_values"]);
        Assert.Contains("pixel_values", await folder.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AGraphWithoutAKnownOutputIsRefusedByName()
    {
        using var folder = new ModelFolder();
        folder.WriteGraph([1, 2], output: "logits");
        Assert.Contains("logits", await folder.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CudaWithoutItsLibraryIsRefusedWithAWayOut()
    {
        Assert.SkipWhen(File.Exists("/proc/driver/nvidia/version"), "There is an NVIDIA driver here.");
        using var folder = new ModelFolder();
        var options = folder.Options;
        options.ExecutionProvider = ExecutionProvider.Cuda;
        var refusal = await Assert.ThrowsAsync<ModelException>(() => OnnxEmbeddingGenerator.LoadAsync(options, TestContext.Current.CancellationToken));
        Assert.Contains("CUDA is not available", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Microsoft.ML.OnnxRuntime.Gpu", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("ExecutionProvider", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("modules.json")]
    [InlineData("1_Pooling/config.json")]
    [InlineData("config.json")]
    [InlineData("tokenizer_config.json")]
    [InlineData("sentence_bert_config.json")]
    [InlineData("config_sentence_transformers.json")]
    public async Task SettingsThatAreNoJsonOrOfAnotherFormAreRefusedByName(string name)
    {
        using var folder = new ModelFolder();
        folder.Write(name, "{ \"half");
        Assert.Contains(name, await folder.RefusalAsync(), StringComparison.Ordinal);
        folder.Write(name, "\"a string\"");
        Assert.Contains(name, await folder.RefusalAsync(), StringComparison.Ordinal);
    }
}
