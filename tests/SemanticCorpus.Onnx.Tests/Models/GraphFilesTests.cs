using SemanticCorpus.Embeddings;
using Xunit;

namespace SemanticCorpus.Models;

public class GraphFilesTests
{
    [Theory]
    [InlineData(ExecutionProvider.Cpu, "onnx/model_int8.onnx", "onnx/model_int8.onnx", "onnx/model_fp16.onnx", "onnx/model.onnx")]
    [InlineData(ExecutionProvider.Cpu, "onnx/model_quantized.onnx", "onnx/model_quantized.onnx", "onnx/model.onnx")]
    [InlineData(ExecutionProvider.Cpu, "model.onnx", "model.onnx", "onnx/model_fp16.onnx")]
    [InlineData(ExecutionProvider.Cpu, "onnx/model_fp16.onnx", "onnx/model_fp16.onnx", "onnx/model_O4.onnx")]
    [InlineData(ExecutionProvider.Cuda, "onnx/model_fp16.onnx", "onnx/model_int8.onnx", "onnx/model_fp16.onnx", "onnx/model.onnx")]
    [InlineData(ExecutionProvider.Cuda, "onnx/model.onnx", "onnx/model_int8.onnx", "onnx/model.onnx")]
    [InlineData(ExecutionProvider.Cuda, "onnx/model_int8.onnx", "onnx/model_int8.onnx")]
    public void TheBestGraphForTheProviderIsChosen(ExecutionProvider provider, string chosen, params string[] present)
    {
        using var folder = new ModelFolder();
        File.Delete(folder.PathOf(ModelFolder.Graph));
        Array.ForEach(present, name => folder.Write(name, ""));
        Assert.Equal(chosen, GraphFiles.Choose(new ModelFiles(folder.Root), new OnnxModelOptions { ExecutionProvider = provider }));
    }

    [Fact]
    public void AGraphThatIsNotThereIsRefusedAndTheOthersAreNamed()
    {
        using var folder = new ModelFolder();
        var refusal = Assert.Throws<ModelException>(() => GraphFiles.Choose(new ModelFiles(folder.Root), new OnnxModelOptions { File = "onnx/model_int4.onnx" }));
        Assert.Contains("model_int4.onnx", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(ModelFolder.Graph, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAnyGraphTheFolderIsRefused()
    {
        using var folder = new ModelFolder();
        File.Delete(folder.PathOf(ModelFolder.Graph));
        Assert.Throws<ModelException>(() => GraphFiles.Choose(new ModelFiles(folder.Root), new OnnxModelOptions()));
    }
}
