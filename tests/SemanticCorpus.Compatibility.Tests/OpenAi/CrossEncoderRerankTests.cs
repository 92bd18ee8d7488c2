using SemanticCorpus.Embeddings;
using SemanticCorpus.Search;
using SemanticCorpus.Server;

namespace SemanticCorpus.Compatibility.Tests.OpenAi;

/// <summary>/v1/rerank with a cross-encoder in the settings.</summary>
public sealed class CrossEncoderRerankTests
{
    [Fact]
    public async Task The_cross_encoder_orders_and_the_embedding_model_still_can()
    {
        var folder = CrossEncoderFolder();
        await using var service = await Service.StartAsync(new ServerSettings(), folder);
        string[] documents = ["A recipe for bread.", "Critics said it would help attackers.", "A reactor on the coast."];
        using var encoder = await CrossEncoder.LoadAsync(new OnnxModelOptions { Folder = folder }, TestContext.Current.CancellationToken);
        var expected = await encoder.RateAsync("what did critics say", documents, TestContext.Current.CancellationToken);

        var (status, answer) = await service.PostAsync("v1/rerank", new { query = "what did critics say", documents });
        Assert.Equal(200, status);
        Assert.Equal("tiny-cross-encoder", (string?)answer["model"]);
        var results = answer["results"]!.AsArray();
        Assert.Equal(
            Enumerable.Range(0, documents.Length).OrderByDescending(i => expected[i].Logit),
            results.Select(result => (int)result!["index"]!));
        Assert.All(results, result => Assert.Equal(expected[(int)result!["index"]!].Score, (double)result["relevance_score"]!, 6));

        var (_, other) = await service.PostAsync("v1/rerank", new { query = "what did critics say", documents, model = "all-MiniLM-L6-v2" });
        Assert.Equal("all-MiniLM-L6-v2", (string?)other["model"]);
        Assert.Equal(1, (int)other["results"]![0]!["index"]!);
        Assert.Equal(404, (await service.PostAsync("v1/rerank", new { query = "a", documents, model = "none" })).Status);
    }

    private static string CrossEncoderFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SemanticCorpus.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "tests", "SemanticCorpus.Onnx.Tests", "Golden", "tiny-cross-encoder");
    }
}
