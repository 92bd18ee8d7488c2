using SemanticCorpus.Embeddings;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Contract;

public abstract partial class CorpusStoreContract
{
    [Theory]
    [InlineData("nan", "d#1")]
    [InlineData("infinite", "d#1")]
    [InlineData("zero", "d#1")]
    [InlineData("short", "d#1")]
    [InlineData("tokens", "d#1")]
    [InlineData("negative", "d#1")]
    [InlineData("order", "d#2")]
    [InlineData("document", "e#1")]
    public async Task A_passage_that_cannot_be_stored_is_named_and_nothing_is_stored(string fault, string named)
    {
        var samples = new Samples(20);
        var store = await OpenAsync(samples);
        var before = samples.Document("d");
        await store.ReplaceDocumentAsync(before, samples.Passages("d", 1), Cancellation);
        var passages = samples.Passages("d", 2);
        var vector = samples.Vector();
        vector[3] = fault switch { "nan" => float.NaN, "infinite" => float.NegativeInfinity, _ => vector[3] };
        passages[1] = fault switch
        {
            "zero" => passages[1] with { Embedding = new float[vector.Length] },
            "short" => passages[1] with { Embedding = vector.AsMemory(1) },
            "tokens" => passages[1] with { Tokens = new QuantizedTokenVectors(Samples.TokenDimensions + 1, [], [], [], []) },
            "negative" => passages[1] with { Tokens = new QuantizedTokenVectors(Samples.TokenDimensions, [-1], [default], [1], new sbyte[Samples.TokenDimensions]) },
            "order" => passages[1] with { Id = new PassageId("d", 2) },
            "document" => passages[1] with { Id = new PassageId("e", 1) },
            _ => passages[1] with { Embedding = vector },
        };
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => store.ReplaceDocumentAsync(samples.Document("d"), passages, Cancellation));
        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
        Assert.Equal(Canonical.Of(before), Canonical.Of((await store.GetDocumentAsync("d", Cancellation))!));
    }

    [Fact]
    public async Task A_question_that_cannot_be_answered_is_refused()
    {
        var samples = new Samples(21);
        var store = await OpenAsync(samples);
        float[][] embeddings = [samples.Vector()[1..], new float[16], [.. Enumerable.Repeat(float.NaN, 16)]];
        foreach (var embedding in embeddings)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => store.FindCandidatesAsync(new CandidateQuery { Embedding = embedding, Limit = 1 }, Cancellation));
        }

        await Assert.ThrowsAsync<ArgumentException>(() => store.FindCandidatesAsync(new CandidateQuery { Terms = ["a"], Limit = 0 }, Cancellation));
    }

    [Fact]
    public async Task A_cancelled_call_ends_and_stores_nothing()
    {
        var samples = new Samples(22);
        var store = await OpenAsync(samples);
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ReplaceDocumentAsync(samples.Document("d"), samples.Passages("d", 2), source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.DeleteDocumentAsync("d", source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.GetStatusAsync(source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.GetDocumentAsync("d", source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.GetSummaryAsync("d", source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.GetPassagesAsync([], source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.FindCandidatesAsync(new CandidateQuery { Limit = 1 }, source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ListDocumentsAsync(new CorpusFilter(), source.Token).GetAsyncEnumerator(source.Token).MoveNextAsync().AsTask());
        Assert.Equal(0, (await store.GetStatusAsync(Cancellation)).Documents);
        await store.ReplaceDocumentAsync(samples.Document("d"), samples.Passages("d", 2), Cancellation);
        Assert.Equal(2, (await store.GetStatusAsync(Cancellation)).Passages);
    }

    [Fact]
    public async Task A_write_that_is_cancelled_midway_stores_nothing()
    {
        var samples = new Samples(23);
        var store = await OpenAsync(samples);
        using var source = new CancellationTokenSource();
        var passages = new CancellingList(samples.Passages("d", 50), 20, source);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ReplaceDocumentAsync(samples.Document("d"), passages, source.Token));
        Assert.Equal((0L, 0L), ((await store.GetStatusAsync(Cancellation)).Documents, (await store.GetStatusAsync(Cancellation)).Passages));
        await store.ReplaceDocumentAsync(samples.Document("d"), samples.Passages("d", 2), Cancellation);
        Assert.Equal(2, (await store.GetStatusAsync(Cancellation)).Passages);
    }

    /// <summary>Cancels when an element is read for the second time: the first time is the check, the second the write.</summary>
    private sealed class CancellingList(PassageRecord[] passages, int at, CancellationTokenSource source) : IReadOnlyList<PassageRecord>
    {
        private int _reads;

        public int Count => passages.Length;

        public PassageRecord this[int index]
        {
            get
            {
                if (index == at && ++_reads == 2)
                {
                    source.Cancel();
                }

                return passages[index];
            }
        }

        public IEnumerator<PassageRecord> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
