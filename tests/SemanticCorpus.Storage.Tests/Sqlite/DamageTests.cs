using System.Reflection;
using SemanticCorpus.Storage.Sqlite;
using SemanticCorpus.Storage.Sqlite.Database;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Sqlite;

public sealed class DamageTests : SqliteTest
{
    [Theory]
    [InlineData(StoreMode.ReadOnly)]
    [InlineData(StoreMode.ReadWrite)]
    public async Task What_is_not_a_database_is_refused_and_left_as_it_is(StoreMode mode)
    {
        var text = string.Concat(Enumerable.Repeat("Not a database at all. ", 500));
        await File.WriteAllTextAsync(Database, text, Cancellation);
        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(mode));
        Assert.Contains($"{Database}: is not a database", exception.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(Database, Cancellation));
    }

    [Theory]
    [InlineData(StoreMode.ReadOnly)]
    [InlineData(StoreMode.ReadWrite)]
    public async Task A_database_of_another_program_is_refused_and_left_as_it_is(StoreMode mode)
    {
        Run("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup');");
        var before = await File.ReadAllBytesAsync(Database, Cancellation);
        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(mode));
        Assert.Contains(Database, exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Database, Cancellation));
    }

    [Theory]
    [InlineData(StoreMode.ReadOnly)]
    [InlineData(StoreMode.ReadWrite)]
    public async Task A_damaged_first_page_is_refused_and_left_as_it_is(StoreMode mode)
    {
        await CreateAsync();
        var bytes = await File.ReadAllBytesAsync(Database, Cancellation);
        bytes.AsSpan(100, 900).Fill(0xA5);
        await File.WriteAllBytesAsync(Database, bytes, Cancellation);
        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(mode));
        Assert.Contains(Database, exception.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Database, Cancellation));
    }

    [Fact]
    public async Task A_file_cut_short_is_never_taken_for_an_empty_corpus()
    {
        await CreateAsync(20);
        var bytes = await File.ReadAllBytesAsync(Database, Cancellation);
        for (var length = 4096; length < bytes.Length; length += bytes.Length / 10)
        {
            await File.WriteAllBytesAsync(Database, bytes[..length], Cancellation);
            await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
            {
                await using var store = await OpenAsync(StoreMode.ReadOnly);
                var findings = await store.CheckAsync(Cancellation);
                Assert.NotEmpty(findings);
                await store.FindCandidatesAsync(new CandidateQuery { Embedding = Samples.Vector(), Limit = 100 }, Cancellation);
                throw new StoreUnavailableException("The check found it.");
            });
        }
    }

    [Fact]
    public async Task The_check_finds_nothing_in_a_sound_corpus()
    {
        await CreateAsync(10);
        await using var store = await OpenAsync();
        await StoreAsync(store, "d1", 5);
        await store.DeleteDocumentAsync("d2", Cancellation);
        Assert.Empty(await store.CheckAsync(Cancellation));
    }

    [Theory]
    [InlineData("DELETE FROM vectors WHERE passage = (SELECT max(passage) FROM vectors)", "1 passages have no embedding")]
    [InlineData("UPDATE vectors SET embedding = x'00' WHERE passage = (SELECT max(passage) FROM vectors)", "1 passages have no embedding")]
    [InlineData("DELETE FROM passage_index", "9 passages are not in the index")]
    [InlineData("DELETE FROM document_texts", "3 documents have no text")]
    [InlineData("DELETE FROM passages WHERE position = 1", "3 documents lack some")]
    [InlineData("DELETE FROM documents WHERE id = 'd0'", "3 passages belong to no document")]
    [InlineData("PRAGMA foreign_keys = OFF; DELETE FROM passages WHERE position = 0", "rows belong to something that is not there")]
    public async Task The_check_finds_what_is_missing(string sql, string finding)
    {
        await CreateAsync();
        Run(sql);
        await using var store = await OpenAsync(StoreMode.ReadOnly);
        Assert.Contains(await store.CheckAsync(Cancellation), line => line.Contains(finding, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UPDATE passage_index SET terms = x'FFFFFFFFFFFFFFFFFFFFFFFF'")]
    [InlineData("UPDATE passage_index SET terms = x'FFFFFF7F01'")]
    [InlineData("UPDATE passage_index SET tokens = x'80'")]
    [InlineData("UPDATE passage_index SET codes = x'00'")]
    [InlineData("DELETE FROM passage_index WHERE passage = (SELECT max(passage) FROM passage_index)")]
    [InlineData("UPDATE vectors SET embedding = x'00'")]
    public async Task A_search_in_a_damaged_index_names_the_file_and_the_way_out(string sql)
    {
        await CreateAsync();
        Run(sql);
        await using var store = await OpenAsync(StoreMode.ReadOnly);
        var query = new CandidateQuery { Embedding = Samples.Vector(), Limit = 5 };
        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.FindCandidatesAsync(query, Cancellation));
        Assert.Contains(Database, exception.Message, StringComparison.Ordinal);
        Assert.Contains("corpus doctor", exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await store.GetStatusAsync(Cancellation)).Documents);
    }

    [Fact]
    public async Task A_full_disk_stores_nothing_and_the_store_goes_on_afterwards()
    {
        await using var store = await OpenAsync();
        await StoreAsync(store, "d0", 3);
        var writer = (Connection)typeof(SqliteCorpusStore).GetField("_writerConnection", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(store)!;
        writer.ExecuteScript($"PRAGMA max_page_count = {writer.Scalar("PRAGMA page_count") + 2}");
        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() => StoreAsync(store, "d1", 200));
        Assert.Contains("disk is full", exception.Message, StringComparison.Ordinal);
        Assert.Null(await store.GetSummaryAsync("d1", Cancellation));

        writer.ExecuteScript("PRAGMA max_page_count = 1000000");
        await StoreAsync(store, "d1", 200);
        Assert.Equal(203, (await store.FindCandidatesAsync(new CandidateQuery { Embedding = Samples.Vector(), Limit = 300 }, Cancellation)).Dense.Count);
        Assert.Empty(await store.CheckAsync(Cancellation));
    }

    [Fact]
    public async Task Files_copied_in_the_middle_of_a_transaction_hold_what_was_committed_before()
    {
        var copy = Path.Combine(Folder, "copy.db");
        await using (var store = await OpenAsync())
        {
            await StoreAsync(store, "d0", 3);
            await StoreAsync(store, "d1", 3);
        }

        using (var writer = Connection.OpenWriter(Database))
        {
            writer.WriteAhead();
            writer.ExecuteScript("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE; UPDATE passages SET text = 'half'; "
                + "UPDATE vectors SET embedding = zeroblob(1000000);");
            Assert.True(new FileInfo(Database + "-wal").Length > 1_000_000, "The transaction is partly in the log.");
            File.Copy(Database, copy);
            File.Copy(Database + "-wal", copy + "-wal");
            writer.ExecuteScript("ROLLBACK");
        }

        await using var reopened = await OpenAsync(path: copy);
        Assert.Empty(await reopened.CheckAsync(Cancellation));
        var passages = await reopened.GetPassagesAsync([new PassageId("d0", 0), new PassageId("d1", 2)], Cancellation);
        Assert.All(passages, passage => Assert.StartsWith("Passage", passage.Passage.Text, StringComparison.Ordinal));
        Assert.Equal(2, passages.Count);
    }
}
