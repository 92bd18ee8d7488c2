using Xunit;

namespace SemanticCorpus.Embeddings;

public class OnnxModelOptionsTests
{
    public static TheoryData<OnnxModelOptions, string> Unusable => new()
    {
        { new OnnxModelOptions(), "OnnxModelOptions.Folder" },
        { new OnnxModelOptions { Folder = "m", File = "" }, "OnnxModelOptions.File" },
        { new OnnxModelOptions { Folder = "m", File = Path.GetFullPath("model.onnx") }, "OnnxModelOptions.File" },
        { new OnnxModelOptions { Folder = "m", ExecutionProvider = (ExecutionProvider)7 }, "OnnxModelOptions.ExecutionProvider" },
        { new OnnxModelOptions { Folder = "m", CudaDevice = -1 }, "OnnxModelOptions.CudaDevice" },
        { new OnnxModelOptions { Folder = "m", Workers = 0 }, "OnnxModelOptions.Workers" },
    };

    [Theory]
    [MemberData(nameof(Unusable), DisableDiscoveryEnumeration = true)]
    public async Task AValueThatCannotBeUsedIsNamed(OnnxModelOptions options, string setting)
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => OnnxEmbeddingGenerator.LoadAsync(options, TestContext.Current.CancellationToken));
        Assert.Contains(setting, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DefaultsWithAFolderCanBeUsed() => new OnnxModelOptions { Folder = "m" }.Validate();
}
