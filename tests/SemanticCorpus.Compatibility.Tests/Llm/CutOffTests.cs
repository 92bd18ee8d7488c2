using System.Net.Http.Json;

namespace SemanticCorpus.Compatibility.Tests.Llm;

/// <summary>A client that goes away half way through a stream ends the work, down to the language model's own call.</summary>
public sealed class CutOffTests
{
    private const string Question = "When was the Calder reactor built?";

    [Fact]
    public Task A_client_of_ask_that_goes_away_ends_the_model_s_work() =>
        CutOffAsync("v1/corpora/main/ask", new { question = Question, stream = true });

    [Fact]
    public Task A_client_of_chat_that_goes_away_ends_the_model_s_work() =>
        CutOffAsync("v1/chat/completions", new { model = "corpus", stream = true, messages = new[] { new { role = "user", content = Question } } });

    private static async Task CutOffAsync(string path, object body)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var llm = await StubLlm.SayingAsync("It was built in 1956 [1]. More", null);
        await using var service = await Service.StartAsync(llm.Settings());
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        using (var answer = await service.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop))
        {
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(stop));
            while (await reader.ReadLineAsync(stop) is { } line && !line.Contains("built in 1956", StringComparison.Ordinal))
            {
            }

            Assert.False(llm.Left.Task.IsCompleted);
        }

        await llm.Left.Task.WaitAsync(TimeSpan.FromSeconds(60), stop);
    }
}
