namespace SemanticCorpus.Compatibility.Tests.OpenAi;

/// <summary>The npm package openai against the service.</summary>
public sealed class OpenAiNpmTests(ServiceFixture fixture)
{
    [Fact]
    public async Task Lists_embeds_answers_streams_and_understands_refusals()
    {
        var told = await NodeProgram.RunAsync("openai.mjs", fixture.Service.Address.ToString());
        Assert.Equal("""["all-MiniLM-L6-v2","corpus:main"]""", told["models"]!.ToJsonString());
        Assert.Equal("[384,384]", told["dimensions"]!.ToJsonString());
        Assert.Contains("1956", (string)told["quotes"]![0]!, StringComparison.Ordinal);
        Assert.Contains("[1]", (string)told["answer"]!, StringComparison.Ordinal);
        Assert.Equal((string)told["answer"]!, (string)told["streamed"]!);
        Assert.Equal(told["quotes"]!.ToJsonString(), told["streamedQuotes"]!.ToJsonString());
        Assert.True((int)told["usage"]!["total_tokens"]! > 0);
        Assert.Equal("""{"kind":"NotFoundError","status":404,"code":"model_not_found","param":"model"}""", told["refused"]!.ToJsonString());
    }
}
