namespace SemanticCorpus.Compatibility.Tests.Llm;

public sealed class LlmStatusTests(ServiceFixture fixture)
{
    [Fact]
    public async Task Without_a_language_model_the_status_says_so() =>
        Assert.Equal("""{"configured":false}""", await StatusAsync(fixture.Service));

    [Fact]
    public async Task A_language_model_is_reachable_once_it_has_answered()
    {
        await using var llm = await StubLlm.SayingAsync("In 1956 [1].");
        await using var service = await Service.StartAsync(llm.Settings());
        Assert.Equal("""{"configured":true,"model":"stub"}""", await StatusAsync(service));
        await AskAsync(service);
        Assert.Equal("""{"configured":true,"model":"stub","reachable":true}""", await StatusAsync(service));
    }

    [Fact]
    public async Task A_failure_is_told_with_its_time()
    {
        await using var llm = await StubLlm.FailingAsync(500);
        await using var service = await Service.StartAsync(llm.Settings());
        await AskAsync(service);
        Assert.StartsWith(
            """{"configured":true,"model":"stub","reachable":false,"lastFailure":"it failed or could not be reached","lastFailureAt":"2""",
            await StatusAsync(service), StringComparison.Ordinal);
    }

    private static async Task AskAsync(Service service) => await service.PostAsync("v1/corpora/main/ask", new { question = "When was the Calder reactor built?" });

    private static async Task<string> StatusAsync(Service service)
    {
        var status = await service.Http.GetStringAsync(new Uri("v1/status", UriKind.Relative), TestContext.Current.CancellationToken);
        return System.Text.Json.Nodes.JsonNode.Parse(status)!["llm"]!.ToJsonString();
    }
}
