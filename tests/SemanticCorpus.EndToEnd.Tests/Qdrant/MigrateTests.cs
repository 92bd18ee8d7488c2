using System.Diagnostics;
using System.Text.Json;
using SemanticCorpus.StandIn;
using Xunit;

namespace SemanticCorpus.EndToEnd.Qdrant;

public sealed class MigrateTests
{
    private const string Question = "What did critics say about offense-defense asymmetry?";

    [Fact]
    public async Task A_corpus_goes_to_Qdrant_and_back_and_answers_alike()
    {
        await using var server = await QdrantStandIn.StartAsync("secret");
        using var corpus = new CorpusProcess();
        corpus.Settings["Corpus__Qdrant__Url"] = server.Url.ToString();
        corpus.Settings["Corpus__Qdrant__ApiKey"] = "secret";
        string[] onQdrant = ["--store", "qdrant"];
        var back = Path.Combine(corpus.Folder, "back.db");
        Assert.Equal(0, (await corpus.RunAsync("ingest", CorpusProcess.Seeds)).Code);

        Assert.Contains("main: 5 documents copied, 0 were there. Compared: 5 documents", await MigrateAsync("--to", "qdrant"), StringComparison.Ordinal);
        var again = await MigrateAsync("--to", "qdrant");
        Assert.Contains("main: 0 documents copied, 5 were there. Compared: 5 documents", again, StringComparison.Ordinal);
        Assert.Contains("Corpus__Store=Qdrant", again, StringComparison.Ordinal);
        Assert.Contains("main: 5 documents copied", await MigrateAsync("--to", "sqlite", "--db", back), StringComparison.Ordinal);

        var original = await corpus.JsonAsync("search", Question);
        AssertAlike(original, await corpus.JsonAsync(["search", Question, .. onQdrant]));
        AssertAlike(original, await corpus.JsonAsync("search", Question, "--db", back));

        // What was copied counts as ingested, and the command's other verbs find it.
        Assert.Equal(5, (await corpus.JsonAsync(["ingest", CorpusProcess.Seeds, .. onQdrant])).GetProperty("unchanged").GetInt32());
        Assert.Equal(5, (await corpus.JsonAsync(["status", .. onQdrant])).GetProperty("documents").GetInt32());
        Assert.True((await corpus.JsonAsync(["ask", Question, .. onQdrant])).GetProperty("answered").GetBoolean());
        var doctor = await corpus.JsonAsync(["doctor", .. onQdrant]);
        Assert.True(doctor.GetProperty("healthy").GetBoolean(), doctor.GetRawText());
        Assert.Contains("qdrant replicas", doctor.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(server.Violations);

        async Task<string> MigrateAsync(params string[] arguments)
        {
            var finished = await corpus.RunAsync(["migrate", .. arguments]);
            Assert.True(finished.Code == 0, finished.Error);
            return finished.Output.ReplaceLineEndings(" ");
        }
    }

    [Fact]
    public async Task Documents_are_ingested_and_searched_on_Qdrant_by_the_service()
    {
        await using var server = await QdrantStandIn.StartAsync();
        using var corpus = new CorpusProcess();
        corpus.Settings["Corpus__Store"] = "Qdrant";
        corpus.Settings["Corpus__Qdrant__Url"] = server.Url.ToString();
        using var service = corpus.Start("serve", "--urls", "http://127.0.0.1:0");
        try
        {
            using var http = new HttpClient { BaseAddress = await AddressAsync(service) };
            using var document = new StringContent("""{"text":"Otters live in rivers. They eat fish and crabs."}""", System.Text.Encoding.UTF8, "application/json");
            using var stored = await http.PutAsync(new Uri("v1/corpora/main/documents/otters?wait=true", UriKind.Relative), document, TestContext.Current.CancellationToken);
            Assert.True(stored.IsSuccessStatusCode, await stored.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            using var question = new StringContent("""{"query":"What do otters eat?"}""", System.Text.Encoding.UTF8, "application/json");
            using var found = await http.PostAsync(new Uri("v1/corpora/main/search", UriKind.Relative), question, TestContext.Current.CancellationToken);
            Assert.Contains("fish and crabs", await found.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            service.Kill(entireProcessTree: true);
            await service.WaitForExitAsync(CancellationToken.None);
        }

        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task Without_a_server_the_message_says_where_it_was_looked_for()
    {
        await using var server = await QdrantStandIn.StartAsync();
        await server.StopListeningAsync();
        using var corpus = new CorpusProcess();
        var finished = await corpus.RunAsync("search", "otters", "--store", "qdrant", "--qdrant-url", server.Url.ToString());
        Assert.Equal(1, finished.Code);
        Assert.Contains($"Qdrant at {server.Url.ToString().TrimEnd('/')} cannot be reached", finished.Error, StringComparison.Ordinal);
    }

    private static async Task<Uri> AddressAsync(Process service)
    {
        const string Announcement = "Listening on ";
        while (await service.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith(Announcement, StringComparison.Ordinal))
            {
                // What it prints further must not fill the pipe.
                _ = service.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return new Uri(line[Announcement.Length..]);
            }
        }

        throw new InvalidOperationException($"The service ended before it listened: {await service.StandardError.ReadToEndAsync(CancellationToken.None)}");
    }

    private static void AssertAlike(JsonElement expected, JsonElement actual)
    {
        var pairs = expected.GetProperty("passages").EnumerateArray().Zip(actual.GetProperty("passages").EnumerateArray()).ToList();
        Assert.Equal((expected.GetProperty("passages").GetArrayLength(), true), (pairs.Count, pairs.Count > 0));
        foreach (var (one, other) in pairs)
        {
            Assert.Equal(one.GetProperty("id").GetString(), other.GetProperty("id").GetString());
            Assert.Equal(one.GetProperty("relevance").GetDouble(), other.GetProperty("relevance").GetDouble(), 1e-3);
            Assert.Equal(one.GetProperty("bestSentence").GetRawText(), other.GetProperty("bestSentence").GetRawText());
        }
    }
}
