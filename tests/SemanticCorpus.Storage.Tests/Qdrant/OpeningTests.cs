using System.Text.Json.Nodes;
using SemanticCorpus.Storage.Qdrant;
using SemanticCorpus.Storage.Tests.Contract;
using SemanticCorpus.StandIn;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Qdrant;

public sealed class OpeningTests : QdrantTest
{
    [Fact]
    public async Task A_wrong_key_is_told_without_showing_it()
    {
        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(new Samples(1).Schema, Options("wrong-key")));
        Assert.Contains("refuses the key", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-key", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_made_without_a_schema_or_for_reading()
    {
        await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(null));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(new Samples(1).Schema, Options(readOnly: true)));
        Assert.False((await QdrantCorpora.CheckAsync(Options(), null, TimeProvider.System, Cancellation)).Single(check => check.Name == "alias").Passed);
    }

    [Fact]
    public async Task Another_model_is_refused_until_its_collection_is_the_corpus()
    {
        var samples = new Samples(2);
        var other = samples.Schema with { Model = samples.Schema.Model with { Fingerprint = "beef" } };
        await using var store = await OpenAsync(samples.Schema);
        await store.ReplaceDocumentAsync(samples.Document("old"), samples.Passages("old", 2), Cancellation);
        await Assert.ThrowsAsync<ModelMismatchException>(() => OpenAsync(other));

        await using var beside = await QdrantCorpusStore.OpenBesideAsync(Options(), other, TimeProvider.System, Cancellation);
        await beside.ReplaceDocumentAsync(samples.Document("new"), samples.Passages("new", 1), Cancellation);
        Assert.Equal(2, (await store.GetStatusAsync(Cancellation)).Passages);
        await beside.SwitchAliasAsync(dropPrevious: true, Cancellation);
        await using var now = await OpenAsync(null, Options(readOnly: true));
        Assert.Equal((beside.Collection, other), (now.Collection, now.Schema));
        Assert.NotNull(await now.GetDocumentAsync("new", Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.GetStatusAsync(Cancellation));
    }

    [Fact]
    public async Task What_a_killed_writer_left_is_never_found_and_is_removed_when_the_corpus_is_opened()
    {
        var samples = new Samples(3);
        var old = samples.Document("d");
        var killed = await OpenAsync(samples.Schema);
        await killed.ReplaceDocumentAsync(old, samples.Passages("d", 3), Cancellation);
        await killed.ReplaceDocumentAsync(samples.Document("other"), samples.Passages("other", 2), Cancellation);
        var dead = false;
        StandIn.Fault = (_, path) => (dead |= path.EndsWith("/points/batch", StringComparison.Ordinal)) ? StandInFault.Reset : null;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => killed.ReplaceDocumentAsync(samples.Document("d"), samples.Passages("d", 4), Cancellation));
        await killed.DisposeAsync();
        StandIn.Fault = null;
        await using (var reading = await OpenAsync(null, Options(readOnly: true)))
        {
            Assert.Equal(5, (await reading.FindCandidatesAsync(new CandidateQuery { Embedding = samples.Vector(), Limit = 50 }, Cancellation)).Dense.Count);
        }

        Assert.False((await QdrantCorpora.CheckAsync(Options(), null, TimeProvider.System, Cancellation)).Single(check => check.Name == "leftovers").Passed);
        await using var store = await OpenAsync(samples.Schema);
        Assert.Equal(1, store.InterruptedReplacements);
        Assert.Equal(Canonical.Of(old), Canonical.Of((await store.GetDocumentAsync("d", Cancellation))!));
        Assert.All(await QdrantCorpora.CheckAsync(Options(), samples.Schema, TimeProvider.System, Cancellation), check => Assert.True(check.Passed, check.Finding));
    }

    [Fact]
    public async Task Indexing_is_put_off_during_a_bulk_load_and_comes_back()
    {
        var samples = new Samples(4);
        await using var store = await OpenAsync(samples.Schema);
        await using (await store.BeginLoadAsync(Cancellation))
        {
            Assert.False(await IsIndexedAsync());
            await store.ReplaceDocumentsAsync([.. Enumerable.Range(0, 50).Select(i => (samples.Document($"d{i}"), (IReadOnlyList<PassageRecord>)samples.Passages($"d{i}", 7)))], Cancellation);
        }

        Assert.True(await IsIndexedAsync());
        Assert.Equal((50, 350), ((await store.GetStatusAsync(Cancellation)).Documents, (await store.GetStatusAsync(Cancellation)).Passages));

        async Task<bool> IsIndexedAsync() =>
            (await QdrantCorpora.CheckAsync(Options(), null, TimeProvider.System, Cancellation)).Single(check => check.Name == "indexing").Passed;
    }

    [Fact]
    public async Task Indexing_comes_back_after_a_bulk_load_that_was_killed()
    {
        var samples = new Samples(7);
        var killed = await OpenAsync(samples.Schema);
        await killed.BeginLoadAsync(Cancellation);
        await killed.ReplaceDocumentAsync(samples.Document("d"), samples.Passages("d", 3), Cancellation);
        StandIn.Fault = (_, _) => StandInFault.Reset;
        await killed.DisposeAsync();
        StandIn.Fault = null;
        await using var store = await OpenAsync(samples.Schema);
        Assert.All(await QdrantCorpora.CheckAsync(Options(), samples.Schema, TimeProvider.System, Cancellation), check => Assert.True(check.Passed, check.Finding));
    }

    [Fact]
    public async Task A_second_writer_waits_its_turn()
    {
        var samples = new Samples(5);
        await using var first = await OpenAsync(samples.Schema);
        await using var second = await OpenAsync(samples.Schema);
        await first.ReplaceDocumentAsync(samples.Document("a"), [], Cancellation);
        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() => second.ReplaceDocumentAsync(samples.Document("b"), [], Cancellation));
        Assert.Contains("Another process", exception.Message, StringComparison.Ordinal);
        await first.DisposeAsync();
        await second.ReplaceDocumentAsync(samples.Document("b"), [], Cancellation);
        Assert.Equal(2, (await second.GetStatusAsync(Cancellation)).Documents);
    }

    [Fact]
    public async Task Dead_replicas_are_named_and_a_cluster_gets_shards_by_its_size()
    {
        var recordings = (await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Qdrant", "Golden", "recordings-cluster.jsonl"), Cancellation))
            .Select(line => JsonNode.Parse(line)!).ToLookup(recording => recording["name"]!.GetValue<string>(), recording => recording["response"]!);
        StandIn.Cluster = (recordings["cluster"].First()["result"]!, recordings["down-collection-cluster"].First()["result"]!);
        await using var store = await OpenAsync(new Samples(6).Schema);
        var replicas = (await QdrantCorpora.CheckAsync(Options(), null, TimeProvider.System, Cancellation)).Single(check => check.Name == "replicas");
        Assert.False(replicas.Passed);
        Assert.Contains("shard 0 on peer 7809969529648100 is Dead", replicas.Finding, StringComparison.Ordinal);
        Assert.Equal((6, 2, 1), StandIn.ClusterSettings(store.Collection));
    }
}
