using SemanticCorpus.Storage.Sqlite.Database;
using SemanticCorpus.Storage.Sqlite.Index;
using SemanticCorpus.Storage.Tests.Contract;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Sqlite;

public sealed class CatchingUpTests : SqliteTest
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reader_follows_the_writer_whether_or_not_the_changes_are_still_listed(bool forgotten)
    {
        await using var writer = await OpenAsync();
        await StoreAsync(writer, "first", 2);
        await using var reader = await OpenAsync(StoreMode.ReadOnly);
        var model = new CorpusModel();
        for (var i = 0; i < 40; i++)
        {
            var id = $"d{i % 12}";
            var (document, passages) = (Samples.Document(id), Samples.Passages(id, i % 5));
            await writer.ReplaceDocumentAsync(document, passages, Cancellation);
            model.Replace(document, passages);
            if (i == 20)
            {
                await writer.DeleteDocumentAsync("first", Cancellation);
            }

            if (forgotten)
            {
                Run("DELETE FROM changes WHERE generation < (SELECT max(generation) FROM changes)");
            }

            if (i > 20 && i % 3 == 0)
            {
                var query = new CandidateQuery { Embedding = Samples.Vector(), Terms = ["model", "open"], TokenIds = [1, 2, 3, 4], Limit = 50 };
                model.AssertAgrees(query, await reader.FindCandidatesAsync(query, Cancellation));
            }
        }
    }

    [Fact]
    public async Task A_transaction_that_others_have_overtaken_gets_no_index_and_a_new_one_does()
    {
        await using var store = await OpenAsync();
        await StoreAsync(store, "d0", 3);
        var cache = new IndexCache(Database, Samples.Schema, new IndexFolder(IndexFolder.Of(Database)));
        using var slow = Connection.OpenReader(Database, immutable: false);
        using var fast = Connection.OpenReader(Database, immutable: false);
        slow.Execute("BEGIN");
        Assert.Equal(3, cache.TryGet(slow, Cancellation)!.Passages);
        await StoreAsync(store, "d1", 2);
        Assert.Equal(3, cache.TryGet(slow, Cancellation)!.Passages);
        Assert.Equal(5, cache.TryGet(fast, Cancellation)!.Passages);
        Assert.Null(cache.TryGet(slow, Cancellation));
        slow.Rollback();
        Assert.Equal(5, cache.TryGet(slow, Cancellation)!.Passages);
    }

    [Fact]
    public async Task Segments_stay_few_and_give_up_what_is_gone()
    {
        await using var store = await OpenAsync();
        using var reader = Connection.OpenReader(Database, immutable: false);
        var index = SearchIndex.Empty;
        for (var i = 0; i < 200; i++)
        {
            await StoreAsync(store, $"d{i}", 3);
            index = IndexUpdate.Run(reader, index, Samples.Schema.Model.Dimensions, Cancellation);
            Assert.InRange(index.Segments.Length, 1, 1 + (int)Math.Log2(i + 1));
            Assert.Equal(3 * (i + 1), index.Passages);
        }

        for (var i = 0; i < 199; i++)
        {
            await store.DeleteDocumentAsync($"d{i}", Cancellation);
            index = IndexUpdate.Run(reader, index, Samples.Schema.Model.Dimensions, Cancellation);
            Assert.True(index.Segments.Sum(view => view.Segment.Passages) <= 2 * index.Passages, "At most half of what is held is gone.");
        }

        Assert.Equal(3, index.Passages);
    }
}
