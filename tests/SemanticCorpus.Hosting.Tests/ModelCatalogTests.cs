using SemanticCorpus.Embeddings;
using Xunit;

namespace SemanticCorpus.Hosting.Tests;

public sealed class ModelCatalogTests : IDisposable
{
    private readonly Workplace place = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_added_model_is_found_by_name_and_by_fingerprint()
    {
        var added = await new ModelInstaller(place.Catalog).AddFolderAsync(Workplace.TinyModel, "tiny", NoText(), Cancellation);

        Assert.Equal(("tiny", 0), (added.Model.Name, added.Model.TokenDimensions));
        Assert.Equal(added.Folder, place.Catalog.Find(added.Model.Fingerprint));
        Assert.Equal(added.Folder, place.Catalog.Resolve("tiny"));
        Assert.Equal(ModelFolder.Delivered(), place.Catalog.Resolve(ModelFolder.DeliveredName));
        var twice = await Assert.ThrowsAsync<ModelException>(() => new ModelInstaller(place.Catalog).AddFolderAsync(Workplace.TinyModel, "tiny", NoText(), Cancellation));
        Assert.Contains("--name", twice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_text_it_gets_token_vectors_of_a_projection()
    {
        var plain = await new ModelInstaller(place.Catalog).AddFolderAsync(Workplace.TinyModel, "plain", NoText(), Cancellation);
        var added = await new ModelInstaller(place.Catalog).AddFolderAsync(Workplace.TinyModel, "projected", Texts(), Cancellation);

        Assert.Equal(32, added.Model.TokenDimensions);
        Assert.NotEqual(plain.Model.Fingerprint, added.Model.Fingerprint);
        using var embedder = await OnnxEmbeddingGenerator.LoadAsync(new OnnxModelOptions { Folder = added.Folder }, Cancellation);
        var embedded = await embedder.GenerateAsync(["The harbour wall."], new TextEmbeddingOptions { TokenVectors = true }, Cancellation);
        var tokens = EmbeddingDetails.Of(embedded[0])!.Tokens!;
        Assert.True(tokens.Count >= 3);
        for (var i = 0; i < tokens.Count; i++)
        {
            Assert.Equal(1, System.Numerics.Tensors.TensorPrimitives.Norm(tokens[i]), 0.001f);
        }
    }

    [Fact]
    public async Task A_folder_without_a_graph_is_told_how_to_export_one()
    {
        var folder = Directory.CreateDirectory(Path.Combine(place.Folder, "pytorch")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "modules.json"), "[]", Cancellation);
        var failure = await Assert.ThrowsAsync<ModelException>(() => new ModelInstaller(place.Catalog).AddFolderAsync(folder, null, NoText(), Cancellation));
        Assert.Contains("optimum-cli export onnx", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../up")]
    [InlineData("a/b")]
    [InlineData(".hidden")]
    [InlineData("")]
    public async Task A_name_that_leads_out_of_the_catalogue_is_refused(string name)
    {
        var failure = await Assert.ThrowsAsync<ArgumentException>(() => new ModelInstaller(place.Catalog).AddFolderAsync(Workplace.TinyModel, name, NoText(), Cancellation));
        Assert.StartsWith("--name", failure.Message, StringComparison.Ordinal);
    }

    internal static IAsyncEnumerable<string> NoText() => AsyncEnumerable.Empty<string>();

    private static IAsyncEnumerable<string> Texts() => Enumerable.Range(0, 10).SelectMany(i => Workplace.Text(i).Split("\n\n")).ToAsyncEnumerable();

    public void Dispose() => place.Dispose();
}
