using Xunit;

namespace SemanticCorpus.Storage.Tests.Contract;

public abstract partial class CorpusStoreContract
{
    /// <summary>Ten times as many in the long form (<c>./test --long</c>).</summary>
    private static readonly int Operations = Environment.GetEnvironmentVariable("SEMANTICCORPUS_LONG_TESTS") == "1" ? 100_000 : 10_000;

    [Fact]
    public async Task Ten_thousand_random_operations_leave_what_they_leave_in_the_model()
    {
        var samples = new Samples(50);
        var (store, model) = (await OpenAsync(samples), new CorpusModel());
        for (var step = 0; step < Operations; step++)
        {
            var id = $"d{samples.Random.Next(40)}";
            try
            {
                if (samples.Random.Next(500) == 0)
                {
                    await store.DisposeAsync();
                    store = await OpenAsync(samples);
                }

                await DoOneAsync(store, model, samples, id);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw new InvalidOperationException($"Step {step}, document {id}: {exception.Message}", exception);
            }
        }
    }

    private static async Task DoOneAsync(ICorpusStore store, CorpusModel model, Samples samples, string id)
    {
        switch (samples.Random.Next(10))
        {
            case 0 or 1 or 2:
                var (document, passages) = (samples.Document(id, samples.Metadata()), samples.Passages(id, samples.Random.Next(6)));
                await store.ReplaceDocumentAsync(document, passages, Cancellation);
                model.Replace(document, passages);
                break;
            case 3:
                Assert.Equal(model.Delete(id), await store.DeleteDocumentAsync(id, Cancellation));
                break;
            case 4:
                var found = await store.GetDocumentAsync(id, Cancellation);
                Assert.Equal(model.Document(id) is { } one ? Canonical.Of(one) : null, found is null ? null : Canonical.Of(found));
                break;
            case 5:
                await AssertPassagesAsync(store, model, id);
                break;
            case 6:
                var filter = samples.Filter();
                Assert.Equal(model.List(filter).Select(Canonical.Of), (await ListAsync(store, filter)).Select(Canonical.Of));
                break;
            case 7:
                var status = await store.GetStatusAsync(Cancellation);
                Assert.Equal((model.Documents, model.Passages.Count), (status.Documents, status.Passages));
                break;
            default:
                var query = Query(samples, filtered: true);
                model.AssertAgrees(query, await store.FindCandidatesAsync(query, Cancellation));
                break;
        }
    }

    private static async Task AssertPassagesAsync(ICorpusStore store, CorpusModel model, string id)
    {
        var ids = Enumerable.Range(0, 6).Select(position => new PassageId(id, position)).ToArray();
        var expected = ids.Select(model.Passage).OfType<PassageRecord>().ToList();
        var found = await store.GetPassagesAsync(ids, Cancellation);
        Assert.Equal(expected.Count, found.Count);
        for (var i = 0; i < found.Count; i++)
        {
            Canonical.AssertEqual(expected[i], found[i].Passage);
            Assert.Equal(Canonical.Of(model.Summary(id)!), Canonical.Of(found[i].Document));
        }
    }
}
