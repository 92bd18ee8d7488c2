using System.Text.Json.Nodes;
using SemanticCorpus.Storage.Qdrant;
using SemanticCorpus.Storage.Tests.Contract;
using SemanticCorpus.StandIn;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Qdrant;

/// <summary>What happens when nodes of a cluster are gone.</summary>
public sealed class ClusterTests : QdrantTest
{
    private static readonly Lazy<ILookup<string, JsonNode>> s_recordings = new(() => File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "Qdrant", "Golden", "recordings-cluster.jsonl"))
        .Select(line => JsonNode.Parse(line)!).ToLookup(recording => recording["name"]!.GetValue<string>()));

    [Fact]
    public void Nobody_waits_longer_than_five_seconds_for_one_request() =>
        Assert.InRange(new QdrantStoreOptions().RequestTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4.5));

    [Theory]
    [InlineData(StandInFault.InternalError)]
    [InlineData(StandInFault.Stalled)]
    public async Task Without_enough_replicas_reads_and_writes_alike_say_so(StandInFault fault)
    {
        var samples = new Samples(80);
        await using var store = await OpenAsync(samples.Schema, Options(seconds: 1));
        await store.ReplaceDocumentAsync(samples.Document("d"), samples.Passages("d", 2), Cancellation);
        StandIn.Fault = (_, path) => path.Contains("/points", StringComparison.Ordinal) ? fault : null;
        await AssertUnavailableAsync(() => store.FindCandidatesAsync(new CandidateQuery { Embedding = samples.Vector(), Terms = ["model"], Limit = 5 }, Cancellation));
        await AssertUnavailableAsync(() => store.GetDocumentAsync("d", Cancellation));
        await AssertUnavailableAsync(() => store.GetStatusAsync(Cancellation));
        await AssertUnavailableAsync(() => store.ReplaceDocumentAsync(samples.Document("e"), samples.Passages("e", 2), Cancellation));
        await AssertUnavailableAsync(() => store.DeleteDocumentAsync("d", Cancellation));
        StandIn.Fault = null;
        Assert.NotNull(await store.GetDocumentAsync("d", Cancellation));
    }

    [Fact]
    public async Task What_a_cluster_with_two_of_three_nodes_dead_answered_is_told_as_unavailable()
    {
        var samples = new Samples(81);
        await using var store = await OpenAsync(samples.Schema);
        await store.ReplaceDocumentAsync(samples.Document("d"), samples.Passages("d", 2), Cancellation);
        StandIn.Recorded = (_, path) => path switch
        {
            _ when path.EndsWith("/query/batch", StringComparison.Ordinal) => Recorded("two-down-query"),
            _ when path.EndsWith("/count", StringComparison.Ordinal) => Recorded("two-down-count"),
            _ when path.EndsWith("/points", StringComparison.Ordinal) || path.EndsWith("/batch", StringComparison.Ordinal) => Recorded("two-down-upsert"),
            _ => null,
        };
        await AssertUnavailableAsync(() => store.FindCandidatesAsync(new CandidateQuery { Embedding = samples.Vector(), Terms = ["model"], Limit = 5 }, Cancellation));
        await AssertUnavailableAsync(() => store.ReplaceDocumentAsync(samples.Document("e"), samples.Passages("e", 2), Cancellation));
    }

    [Fact]
    public async Task A_cluster_recorded_with_a_node_down_is_answered_alike_by_the_stand_in()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("api-key", "secret");
        StandIn.Cluster = (Recording("cluster")["response"]!["result"]!, Recording("collection-cluster")["response"]!["result"]!);
        foreach (var name in (string[])["cluster", "create", "collection-cluster", "down-create-collection", "down-readyz"])
        {
            var recording = Recording(name);
            using var request = new HttpRequestMessage(new HttpMethod(recording["method"]!.GetValue<string>()), new Uri(StandIn.Url, recording["path"]!.GetValue<string>()));
            if (recording["body"] is { } body)
            {
                request.Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
            }

            using var response = await http.SendAsync(request, Cancellation);
            var text = await response.Content.ReadAsStringAsync(Cancellation);
            Assert.Equal(recording["status"]!.GetValue<int>(), (int)response.StatusCode);
            Assert.True(
                text.StartsWith('{') ? JsonNode.DeepEquals(recording["response"]!["result"], JsonNode.Parse(text)!["result"]) : recording["response"]!.GetValue<string>() == text, name);
        }
    }

    [Fact]
    public async Task The_next_node_is_asked_where_one_hangs_or_is_gone()
    {
        await using var hanging = await QdrantStandIn.StartAsync("secret");
        hanging.Fault = (_, _) => StandInFault.Stalled;
        await using var gone = await QdrantStandIn.StartAsync("secret");
        await gone.StopListeningAsync();
        var samples = new Samples(82);
        var options = Options();
        (options.Url, options.MoreUrls) = (hanging.Url, [gone.Url, StandIn.Url]);
        options.RequestTimeout = TimeSpan.FromSeconds(2);
        await using var store = await OpenAsync(samples.Schema, options);
        await store.ReplaceDocumentAsync(samples.Document("d"), samples.Passages("d", 2), Cancellation);
        Assert.Equal(1, (await store.GetStatusAsync(Cancellation)).Documents);
    }

    [Fact]
    public async Task A_collection_that_was_made_after_the_client_gave_up_waiting_is_used()
    {
        var slow = 1;
        StandIn.Fault = (method, path) => method == "PUT" && path.Split('/').Length == 3 && slow-- > 0 ? StandInFault.Slow : null;
        await using var store = await OpenAsync(new Samples(83).Schema, Options(seconds: 1));
        Assert.Equal(0, (await store.GetStatusAsync(Cancellation)).Documents);
    }

    [Fact]
    public async Task A_load_waits_for_a_server_that_comes_back_and_no_longer_than_told()
    {
        var samples = new Samples(84);
        await using var store = await OpenAsync(samples.Schema);
        var left = 30;
        StandIn.Fault = (_, path) => path.Contains("/points", StringComparison.Ordinal) && left-- > 0 ? StandInFault.Unavailable : null;
        await using var patient = new PatientStore(store, TimeSpan.FromMinutes(2), TimeProvider.System);
        await patient.ReplaceDocumentAsync(samples.Document("d"), samples.Passages("d", 2), Cancellation);
        Assert.NotNull(await patient.GetDocumentAsync("d", Cancellation));
        Assert.True(left <= 0);

        left = int.MaxValue;
        await using var impatient = new PatientStore(store, TimeSpan.Zero, TimeProvider.System);
        await AssertUnavailableAsync(() => impatient.GetDocumentAsync("d", Cancellation));
    }

    private static JsonNode Recording(string name) => s_recordings.Value[name].First();

    private static (int Status, string Text) Recorded(string name) => (Recording(name)["status"]!.GetValue<int>(), Recording(name)["response"]!.ToJsonString());

    private static async Task AssertUnavailableAsync(Func<Task> call) => Assert.True((await Assert.ThrowsAsync<StoreUnavailableException>(call)).MayPass);
}
