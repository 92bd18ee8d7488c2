using System.Security.Cryptography;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Golden;

namespace SemanticCorpus.Models;

/// <summary>A copy of tiny-bert that a test may spoil; gone when the test is over.</summary>
internal sealed class ModelFolder : IDisposable
{
    public const string Graph = "onnx/model.onnx";

    public ModelFolder()
    {
        Root = Directory.CreateTempSubdirectory("semanticcorpus-model-").FullName;
        foreach (var file in Directory.EnumerateFiles(GoldenFiles.TinyBert, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Root, Path.GetRelativePath(GoldenFiles.TinyBert, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Root { get; }

    public OnnxModelOptions Options => new() { Folder = Root, Workers = 1 };

    public string PathOf(string name) => Path.Combine(Root, name);

    public void Write(string name, string content) => File.WriteAllText(PathOf(name), content);

    public void Replace(string name, string old, string replacement)
    {
        var content = File.ReadAllText(PathOf(name));
        Xunit.Assert.Contains(old, content, StringComparison.Ordinal);
        Write(name, content.Replace(old, replacement, StringComparison.Ordinal));
    }

    public void WriteGraph(float[] vector, string output = "last_hidden_state", bool tokenVectors = false, params string[] inputs) =>
        OnnxFile.Write(PathOf(Graph), vector, output, tokenVectors, inputs);

    public void WriteChecksums() => Write("SHA256SUMS", string.Concat(
        Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(path => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))}  {Path.GetRelativePath(Root, path).Replace('\\', '/')}\n")));

    public Task<OnnxEmbeddingGenerator> LoadAsync() => OnnxEmbeddingGenerator.LoadAsync(Options, Xunit.TestContext.Current.CancellationToken);

    public async Task<string> FingerprintAsync()
    {
        using var generator = await LoadAsync();
        return ((EmbeddingModel)generator.GetService(typeof(EmbeddingModel))!).Fingerprint;
    }

    public async Task<string> RefusalAsync() => (await Xunit.Assert.ThrowsAsync<ModelException>(LoadAsync)).Message;

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
