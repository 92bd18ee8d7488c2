using SemanticCorpus.Embeddings;
using Xunit;

namespace SemanticCorpus.Hosting.Tests;

public sealed class ModelDownloadTests : IDisposable
{
    private readonly Workplace place = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_is_downloaded_checked_and_added()
    {
        await using var hub = await StubHub.StartAsync(Workplace.TinyModel);
        var steps = new List<int>();
        var added = await DownloadAsync(hub, steps.Add);

        Assert.Equal("tiny-bert", added.Model.Name);
        Assert.Equal(32, added.Model.Dimensions);
        Assert.Equal(1000, steps[^1]);
        Assert.Equal(steps.Order(), steps);
        Assert.DoesNotContain(hub.Asked, path => path.EndsWith("pytorch_model.bin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_download_that_broke_off_goes_on_where_it_was()
    {
        await using var hub = await StubHub.StartAsync(Workplace.TinyModel);
        hub.BreakOffAfter = 100_000;
        var broken = await Assert.ThrowsAsync<ModelException>(() => DownloadAsync(hub, permille => { if (permille > 100) { hub.HasSome.TrySetResult(); } }));
        Assert.Contains("goes on where this one stopped", broken.Message, StringComparison.Ordinal);
        Assert.Empty(place.Catalog.List());

        var partial = new FileInfo(Path.Combine(place.Catalog.FolderOf("tiny-bert") + ".partial", "onnx", "model.onnx.partial"));
        Assert.NotEqual(0, partial.Length);
        hub.BreakOffAfter = null;
        await DownloadAsync(hub);
        Assert.Equal(partial.Length, hub.ResumedAt);
    }

    [Fact]
    public async Task A_file_with_another_hash_is_not_used()
    {
        await using var hub = await StubHub.StartAsync(Workplace.TinyModel);
        hub.Falsify = true;
        var failure = await Assert.ThrowsAsync<ModelException>(() => DownloadAsync(hub));
        Assert.Contains("its hash is another", failure.Message, StringComparison.Ordinal);
        Assert.Empty(place.Catalog.List());
        hub.Falsify = false;
        Assert.Equal(32, (await DownloadAsync(hub)).Model.Dimensions);
    }

    [Fact]
    public async Task A_model_without_a_graph_is_told_how_to_export_one()
    {
        await using var hub = await StubHub.StartAsync(Workplace.TinyModel, graph: false);
        var failure = await Assert.ThrowsAsync<ModelException>(() => DownloadAsync(hub));
        Assert.Contains("optimum-cli export onnx --model maker/tiny-bert", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_out_of_the_folder_is_refused()
    {
        await using var hub = await StubHub.StartAsync(Workplace.TinyModel);
        hub.Strange = "../../outside.json";
        var failure = await Assert.ThrowsAsync<ModelException>(() => DownloadAsync(hub));
        Assert.Contains("outside.json", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/other/model")]
    [InlineData("/maker")]
    [InlineData("/maker/tiny-bert/blob/main/config.json")]
    public async Task An_address_that_is_no_models_says_so(string path)
    {
        await using var hub = await StubHub.StartAsync(Workplace.TinyModel);
        var failure = await Assert.ThrowsAsync<ModelException>(() => new ModelDownload(new ModelInstaller(place.Catalog)).AddAsync(
            new Uri(hub.Address, path), null, ModelCatalogTests.NoText(), _ => { }, Cancellation));
        Assert.Contains("address", failure.Message, StringComparison.Ordinal);
    }

    private Task<CatalogModel> DownloadAsync(StubHub hub, Action<int>? progress = null) => new ModelDownload(new ModelInstaller(place.Catalog)).AddAsync(
        new Uri(hub.Address, "maker/tiny-bert"), null, ModelCatalogTests.NoText(), progress ?? (_ => { }), Cancellation);

    public void Dispose() => place.Dispose();
}
