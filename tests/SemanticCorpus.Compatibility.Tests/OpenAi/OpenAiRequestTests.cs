using System.Buffers.Binary;
using System.Text.Json.Nodes;

namespace SemanticCorpus.Compatibility.Tests.OpenAi;

/// <summary>What clients may send, and what is refused how.</summary>
public sealed class OpenAiRequestTests(ServiceFixture fixture)
{
    private const string Model = "all-MiniLM-L6-v2";

    [Fact]
    public async Task Base64_holds_the_same_numbers()
    {
        var (_, numbers) = await fixture.Service.PostAsync("v1/embeddings", new { model = Model, input = "a reactor" });
        var (_, packed) = await fixture.Service.PostAsync("v1/embeddings", new { model = Model, input = "a reactor", encoding_format = "base64" });
        var bytes = Convert.FromBase64String((string)packed["data"]![0]!["embedding"]!);
        var unpacked = Enumerable.Range(0, bytes.Length / 4).Select(i => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * 4)));
        Assert.Equal(numbers["data"]![0]!["embedding"]!.AsArray().Select(number => (float)number!), unpacked);
    }

    [Theory]
    [InlineData("""{"model":"all-MiniLM-L6-v2","input":[101,102]}""", 400, "input")]
    [InlineData("""{"model":"all-MiniLM-L6-v2","input":[[101],[102]]}""", 400, "input")]
    [InlineData("""{"model":"all-MiniLM-L6-v2","input":[]}""", 400, "input")]
    [InlineData("""{"model":"all-MiniLM-L6-v2","input":["a",""]}""", 400, "input")]
    [InlineData("""{"model":"all-MiniLM-L6-v2","input":"a","encoding_format":"int8"}""", 400, "encoding_format")]
    [InlineData("""{"model":"text-embedding-3-small","input":"a"}""", 404, "model")]
    public async Task Embedding_requests_are_refused_with_the_field(string body, int status, string field) => await RefusedAsync("v1/embeddings", body, status, field);

    [Theory]
    [InlineData("""{"model":"corpus:none","messages":[{"role":"user","content":"x"}]}""", 404, "model")]
    [InlineData("""{"model":"gpt","messages":[{"role":"user","content":"x"}]}""", 404, "model")]
    [InlineData("""{"model":"corpus:main","messages":[]}""", 400, "messages")]
    [InlineData("""{"model":"corpus:main","messages":[{"role":"system","content":"x"}]}""", 400, "messages")]
    [InlineData("""{"model":"corpus:main","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"x"}}]}]}""", 400, "messages")]
    public async Task Chat_requests_are_refused_with_the_field(string body, int status, string field) => await RefusedAsync("v1/chat/completions", body, status, field);

    [Theory]
    [InlineData("""{"query":"","documents":["a"]}""", 400, "query")]
    [InlineData("""{"query":"a","documents":[]}""", 400, "documents")]
    [InlineData("""{"query":"a","documents":[{"title":"a"}]}""", 400, "documents")]
    [InlineData("""{"query":"a","documents":["a"],"top_n":0}""", 400, "top_n")]
    public async Task Rerank_requests_are_refused_with_the_field(string body, int status, string field) => await RefusedAsync("v1/rerank", body, status, field);

    [Fact]
    public async Task Malformed_json_is_told_in_the_same_shape() => await RefusedAsync("v1/embeddings", "{\"mod", 400, "body");

    [Fact]
    public async Task Text_parts_make_a_question_and_unknown_fields_are_passed_over()
    {
        var (status, answer) = await fixture.Service.PostAsync("v1/chat/completions", new
        {
            model = "corpus:main",
            temperature = 0.2,
            logit_bias = new { },
            messages = new object[]
            {
                new { role = "system", content = "Be kind." },
                new { role = "user", name = "ann", content = new[] { new { type = "text", text = "When was the Calder " }, new { type = "text", text = "reactor built?" } } },
            },
        });
        Assert.Equal(200, status);
        Assert.Contains("1956", (string)answer["choices"]![0]!["message"]!["content"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_follow_up_is_completed_by_the_earlier_question()
    {
        var followUp = new { role = "user", content = "And when were its cooling towers pulled down?" };
        object[] talk =
        [
            new { role = "user", content = "Where does the Calder reactor stand?" },
            new { role = "assistant", content = "On the coast of Cumbria. [1]" },
            new { role = "user", content = "Where?" },
        ];
        var alone = await fixture.Service.PostAsync("v1/chat/completions", new { model = "corpus", messages = new[] { talk[2] } });
        Assert.Empty(alone.Body["choices"]![0]!["message"]!["citations"]!.AsArray());
        var completed = await fixture.Service.PostAsync("v1/chat/completions", new { model = "corpus", messages = talk });
        Assert.Contains("Cumbria", (string)completed.Body["choices"]![0]!["message"]!["content"]!, StringComparison.Ordinal);
        var further = await fixture.Service.PostAsync("v1/chat/completions", new { model = "corpus", messages = talk.Append(followUp) });
        Assert.Contains("2007", (string)further.Body["choices"]![0]!["message"]!["content"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unanswerable_question_is_refused_honestly()
    {
        var (_, answer) = await fixture.Service.PostAsync(
            "v1/chat/completions", new { model = "corpus", messages = new[] { new { role = "user", content = "Who won the chess championship in Buenos Aires?" } } });
        var message = answer["choices"]![0]!["message"]!;
        Assert.StartsWith("Nothing here answers this", (string)message["content"]!, StringComparison.Ordinal);
        Assert.Empty(message["citations"]!.AsArray());
    }

    [Fact]
    public async Task Rerank_puts_the_answer_first()
    {
        var (_, ranked) = await fixture.Service.PostAsync("v1/rerank", new
        {
            query = "What is the capital of France?",
            documents = new object[] { "Bananas are yellow.", new { text = "Paris is the capital of France." }, "" },
            top_n = 2,
            return_documents = true,
        });
        var results = ranked["results"]!.AsArray();
        Assert.Equal(2, results.Count);
        Assert.Equal(1, (int)results[0]!["index"]!);
        Assert.Equal("Paris is the capital of France.", (string)results[0]!["document"]!["text"]!);
        Assert.True((double)results[0]!["relevance_score"]! > 0.8);
        Assert.True((double)results[1]!["relevance_score"]! < 0.1);
    }

    private async Task RefusedAsync(string path, string body, int status, string field)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await fixture.Service.Http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)answer.StatusCode);
        var error = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["error"]!;
        Assert.Equal(field, (string?)error["param"]);
        Assert.Equal("invalid_request_error", (string?)error["type"]);
        Assert.StartsWith(field + ": ", (string?)error["message"], StringComparison.Ordinal);
    }
}
