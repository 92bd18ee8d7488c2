using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json.Nodes;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;
using OpenAI.Models;

namespace SemanticCorpus.Compatibility.Tests.OpenAi;

/// <summary>The official .NET package against the service.</summary>
public sealed class OpenAiPackageTests(ServiceFixture fixture)
{
    private const string Model = "all-MiniLM-L6-v2";
    private static readonly ApiKeyCredential Key = new("none");

    private OpenAIClientOptions Options => new() { Endpoint = new Uri(fixture.Service.Address, "v1"), RetryPolicy = new ClientRetryPolicy(0) };

    [Fact]
    public async Task Embeds_texts_with_usage()
    {
        var client = new EmbeddingClient(Model, Key, Options);
        var embeddings = (await client.GenerateEmbeddingsAsync(
            ["A nuclear reactor", "A power station", "A loaf of bread"], cancellationToken: TestContext.Current.CancellationToken)).Value;
        var vectors = embeddings.Select(embedding => embedding.ToFloats().ToArray()).ToList();
        Assert.All(vectors, vector => Assert.Equal(384, vector.Length));
        Assert.All(vectors, vector => Assert.Equal(1, Dot(vector, vector), 3));
        Assert.True(Dot(vectors[0], vectors[1]) > Dot(vectors[0], vectors[2]));
        Assert.True(embeddings.Usage.InputTokenCount > 6);
    }

    [Fact]
    public async Task Refuses_dimensions_that_the_model_has_not()
    {
        var client = new EmbeddingClient(Model, Key, Options);
        var refused = await Assert.ThrowsAsync<ClientResultException>(() => client.GenerateEmbeddingAsync(
            "text", new EmbeddingGenerationOptions { Dimensions = 100 }, TestContext.Current.CancellationToken));
        Assert.Equal(400, refused.Status);
        Assert.Contains("dimensions: 100", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_with_citations_in_text_and_field()
    {
        var client = new ChatClient("corpus:main", Key, Options);
        var answer = await client.CompleteChatAsync([new UserChatMessage("When was the Calder reactor built?")], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(ChatFinishReason.Stop, answer.Value.FinishReason);
        Assert.Contains("1956", answer.Value.Content[0].Text, StringComparison.Ordinal);
        Assert.Contains("[1]", answer.Value.Content[0].Text, StringComparison.Ordinal);
        Assert.True(answer.Value.Usage.OutputTokenCount > 0);
        var message = JsonNode.Parse(answer.GetRawResponse().Content.ToString())!["choices"]![0]!["message"]!;
        Assert.Contains("1956", (string)message["citations"]![0]!["quote"]!, StringComparison.Ordinal);
        Assert.NotEmpty(message["passages"]!.AsArray());
    }

    [Fact]
    public async Task Streams_the_same_text()
    {
        var client = new ChatClient("corpus", Key, Options);
        ChatMessage[] messages = [new UserChatMessage("When was the Calder reactor built?")];
        var whole = await client.CompleteChatAsync(messages, cancellationToken: TestContext.Current.CancellationToken);
        var streamed = "";
        ChatTokenUsage? usage = null;
        await foreach (var update in client.CompleteChatStreamingAsync(messages, cancellationToken: TestContext.Current.CancellationToken))
        {
            streamed += string.Concat(update.ContentUpdate.Select(part => part.Text));
            usage = update.Usage ?? usage;
        }

        Assert.Equal(whole.Value.Content[0].Text, streamed);
        Assert.Equal(whole.Value.Usage.TotalTokenCount, usage!.TotalTokenCount);
    }

    [Fact]
    public async Task Lists_the_models()
    {
        var client = new OpenAIModelClient(Key, Options);
        var models = await client.GetModelsAsync(TestContext.Current.CancellationToken);
        Assert.Equal([Model, "corpus:main"], models.Value.Select(model => model.Id));
        Assert.Equal("corpus:main", (await client.GetModelAsync("corpus:main", TestContext.Current.CancellationToken)).Value.Id);
        var missing = await Assert.ThrowsAsync<ClientResultException>(() => client.GetModelAsync("corpus:none", TestContext.Current.CancellationToken));
        Assert.Equal(404, missing.Status);
    }

    private static float Dot(float[] one, float[] other) => one.Zip(other, (a, b) => a * b).Sum();
}
