using System.Globalization;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Contract;

public abstract partial class CorpusStoreContract
{
    [Fact]
    public async Task Readers_see_each_document_wholly_old_or_wholly_new_while_it_is_replaced()
    {
        var samples = new Samples(40);
        var store = await OpenAsync(samples);
        await ReplaceAsync(store, samples, 0);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadAsync(store, samples, done.Token), Cancellation)).ToArray();
        for (var version = 1; version <= 100; version++)
        {
            await ReplaceAsync(store, samples, version);
        }

        await done.CancelAsync();
        var rounds = await Task.WhenAll(readers);
        Assert.All(rounds, count => Assert.True(count > 0));
    }

    [Fact]
    public async Task Writers_at_once_all_succeed()
    {
        var samples = new Samples(41);
        var store = await OpenAsync(samples);
        var work = Enumerable.Range(0, 40).Select(i => (Document: samples.Document($"d{i % 20}"), Passages: samples.Passages($"d{i % 20}", 3))).ToArray();
        await Task.WhenAll(work.Select(w => store.ReplaceDocumentAsync(w.Document, w.Passages, Cancellation)));
        var status = await store.GetStatusAsync(Cancellation);
        Assert.Equal((20, 60), (status.Documents, status.Passages));
        Assert.Equal(60, (await store.FindCandidatesAsync(new CandidateQuery { Embedding = samples.Vector(), Limit = 100 }, Cancellation)).Dense.Count);
    }

    [Fact]
    public async Task A_write_is_found_as_soon_as_it_has_completed()
    {
        var samples = new Samples(42);
        var store = await OpenAsync(samples);
        for (var i = 0; i < 50; i++)
        {
            var passage = samples.Passage($"d{i}", 0, [$"unique{i}"]);
            await store.ReplaceDocumentAsync(samples.Document($"d{i}"), [passage], Cancellation);
            var found = await store.FindCandidatesAsync(new CandidateQuery { Embedding = passage.Embedding, Terms = [$"unique{i}"], Limit = 1 }, Cancellation);
            Assert.Equal(passage.Id, Assert.Single(found.Dense).Id);
            Assert.Equal(passage.Id, Assert.Single(found.Keyword).Id);
        }
    }

    // Each version has as many passages as its number says (1 to 5), all with the version in text and terms.
    private static Task ReplaceAsync(ICorpusStore store, Samples samples, int version)
    {
        var text = version.ToString(CultureInfo.InvariantCulture);
        var passages = Enumerable.Range(0, (version % 5) + 1).Select(i => samples.Passage("d", i, ["all", text]) with { Text = text });
        return store.ReplaceDocumentAsync(samples.Document("d") with { Text = text }, [.. passages], Cancellation);
    }

    private static async Task<int> ReadAsync(ICorpusStore store, Samples samples, CancellationToken done)
    {
        var query = new CandidateQuery { Embedding = new Samples(43).Vector(), Terms = ["all"], Limit = 10 };
        PassageId[] ids = [.. Enumerable.Range(0, 5).Select(i => new PassageId("d", i))];
        var rounds = 0;
        do
        {
            var found = await store.FindCandidatesAsync(query, Cancellation);
            Assert.Equal(found.Passages, found.Dense.Count);
            Assert.Equal(found.Dense.Select(c => c.Id.Position).Order(), found.Keyword.Select(c => c.Id.Position).Order());
            Assert.InRange(found.Dense.Count, 1, 5);
            var passages = await store.GetPassagesAsync(ids, Cancellation);
            Assert.Single(passages.Select(p => p.Passage.Text).Distinct());
            var version = int.Parse(passages[0].Passage.Text, CultureInfo.InvariantCulture);
            Assert.Equal((version % 5) + 1, passages.Count);
            Assert.All(passages, p => Assert.Equal(passages.Count, p.Document.Passages));
            rounds++;
        }
        while (!done.IsCancellationRequested);
        return rounds;
    }
}
