using SemanticCorpus.Storage.Sqlite;
using SemanticCorpus.Storage.Sqlite.Database;
using SemanticCorpus.Storage.Sqlite.Index;
using SemanticCorpus.Storage.Tests.Contract;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Sqlite;

/// <summary>The index on disk: used where it is sound and of this database's past, and never believed otherwise.</summary>
public sealed class IndexFolderTests : SqliteTest
{
    private const int Documents = 45;
    private const int PassagesOfADocument = 100;
    private readonly CorpusModel _model = new();

    private string Index => IndexFolder.Of(Database);

    [Fact]
    public async Task A_large_corpus_is_found_from_disk_with_what_came_after()
    {
        await FillAsync();
        Assert.NotEmpty(Directory.GetFiles(Index, "*.segment"));
        Assert.NotNull(Load());
        await using var store = await OpenAsync();
        await ReplaceAsync(store, "d3", 5);
        await ReplaceAsync(store, "new", 7);
        Assert.True(await store.DeleteDocumentAsync("d5", Cancellation) && _model.Delete("d5"));
        await AssertAgreesAsync(store);
        await store.DisposeAsync();
        await AssertReopenedAgreesAsync();
    }

    [Fact]
    public async Task A_damaged_file_is_never_believed()
    {
        await FillAsync();
        var random = new Random(5);
        var files = Directory.GetFiles(Index);
        for (var i = 0; i < 24; i++)
        {
            var file = files[i % files.Length];
            var bytes = await File.ReadAllBytesAsync(file, Cancellation);
            var damaged = (byte[])bytes.Clone();
            switch (i % 4)
            {
                case 0 or 1:
                    damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    damaged = damaged[..random.Next(damaged.Length)];
                    break;
                default:
                    damaged.AsSpan(random.Next(damaged.Length)).Clear();
                    break;
            }

            await File.WriteAllBytesAsync(file, damaged, Cancellation);
            await AssertReopenedAgreesAsync();
            await File.WriteAllBytesAsync(file, bytes, Cancellation);
        }
    }

    [Fact]
    public async Task A_missing_part_is_made_anew_and_kept()
    {
        await FillAsync();
        File.Delete(Directory.GetFiles(Index, "*.segment")[0]);
        Assert.Null(Load());
        await AssertReopenedAgreesAsync(StoreMode.ReadWrite);
        Assert.NotNull(Load());
        await AssertReopenedAgreesAsync();
    }

    [Fact]
    public async Task The_index_of_a_future_that_a_restored_backup_does_not_have_is_not_used()
    {
        await FillAsync(Documents - 2);
        File.Copy(Database, Database + ".backup");
        await using (var store = await OpenAsync())
        {
            for (var i = 0; i < 10; i++)
            {
                await store.ReplaceDocumentAsync(Samples.Document($"lost{i}"), Samples.Passages($"lost{i}", PassagesOfADocument), Cancellation);
            }
        }

        File.Move(Database + ".backup", Database, overwrite: true);
        Assert.Null(Load());
        await AssertReopenedAgreesAsync();
        await using (var store = await OpenAsync())
        {
            for (var i = 0; i < 12; i++)
            {
                await ReplaceAsync(store, $"other{i}", PassagesOfADocument);
            }

            await AssertAgreesAsync(store);
        }

        await AssertReopenedAgreesAsync();
    }

    [Fact]
    public async Task The_index_of_another_database_is_not_used()
    {
        await FillAsync();
        Directory.Move(Index, Index + ".kept");
        File.Delete(Database);
        await using (var store = await OpenAsync())
        {
            await StoreAsync(store, "only", 3);
        }

        Directory.Move(Index + ".kept", Index);
        Assert.Null(Load());
        await using var reopened = await OpenAsync(StoreMode.ReadOnly);
        Assert.Equal(3, (await reopened.FindCandidatesAsync(new CandidateQuery { Embedding = Samples.Vector(), Limit = 10 }, Cancellation)).Passages);
    }

    [Fact]
    public async Task What_a_killed_writer_left_is_no_obstacle_and_goes_with_the_next_saving()
    {
        await FillAsync();
        await File.WriteAllTextAsync(Path.Combine(Index, "manifest.new"), "half", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(Index, "0.segment.new"), "half", Cancellation);
        await using (var store = await OpenAsync())
        {
            for (var i = 0; i < Documents / 4; i++)
            {
                await ReplaceAsync(store, $"more{i}", PassagesOfADocument);
            }
        }

        Assert.DoesNotContain(Directory.GetFiles(Index), file => file.EndsWith(".new", StringComparison.Ordinal));
        await AssertReopenedAgreesAsync();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_stops_nothing()
    {
        await File.WriteAllTextAsync(Index, "in the way", Cancellation);
        await FillAsync();
        await AssertReopenedAgreesAsync();
    }

    private async Task FillAsync(int documents = Documents)
    {
        await using var store = await OpenAsync();
        for (var i = 0; i < documents; i++)
        {
            await ReplaceAsync(store, $"d{i}", PassagesOfADocument);
        }
    }

    private async Task ReplaceAsync(SqliteCorpusStore store, string id, int count)
    {
        var (document, passages) = (Samples.Document(id), Samples.Passages(id, count));
        await store.ReplaceDocumentAsync(document, passages, Cancellation);
        _model.Replace(document, passages);
    }

    private SearchIndex? Load()
    {
        using var connection = Connection.OpenReader(Database, immutable: false);
        return new IndexFolder(Index).TryLoad(connection);
    }

    private async Task AssertReopenedAgreesAsync(StoreMode mode = StoreMode.ReadOnly)
    {
        await using var store = await OpenAsync(mode);
        await AssertAgreesAsync(store);
    }

    private async Task AssertAgreesAsync(SqliteCorpusStore store)
    {
        var query = new CandidateQuery { Embedding = Samples.Vector(), Terms = ["model", "open", "word1"], TokenIds = [1, 2], Limit = 20 };
        _model.AssertAgrees(query, await store.FindCandidatesAsync(query, Cancellation));
    }
}
