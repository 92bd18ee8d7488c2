using Xunit;

namespace SemanticCorpus.Storage.Tests.Sqlite;

public sealed class OpeningTests : SqliteTest
{
    [Fact]
    public async Task A_missing_database_is_made_for_writing_in_a_folder_for_its_owner_alone()
    {
        var path = Path.Combine(Folder, "data", "more", "new.db");
        await using var store = await OpenAsync(path: path);
        Assert.True(File.Exists(path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(Folder, "data", "more")));
        }
    }

    [Theory]
    [InlineData(StoreMode.ReadOnly, true)]
    [InlineData(StoreMode.ReadOnly, false)]
    [InlineData(StoreMode.ReadWrite, false)]
    public async Task A_missing_database_is_not_made_otherwise(StoreMode mode, bool withSchema)
    {
        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAnyAsync(withSchema ? Samples.Schema : null, mode));
        Assert.Contains(Database, exception.Message, StringComparison.Ordinal);
        Assert.Contains("corpus ingest", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Theory]
    [InlineData(StoreMode.ReadOnly)]
    [InlineData(StoreMode.ReadWrite)]
    public async Task Another_model_is_refused_and_both_are_named(StoreMode mode)
    {
        await CreateAsync();
        var other = Samples.Schema with { Model = Samples.Schema.Model with { Name = "other", Fingerprint = "beef" } };
        var exception = await Assert.ThrowsAsync<ModelMismatchException>(() => OpenAnyAsync(other, mode));
        Assert.All(["sample (fingerprint f00d)", "other (fingerprint beef)", "--model MODEL", "corpus reindex"],
            part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_analyzer_is_refused_and_both_are_named()
    {
        await CreateAsync();
        var exception = await Assert.ThrowsAsync<ModelMismatchException>(() => OpenAsync(schema: Samples.Schema with { Analyzer = "test 2" }));
        Assert.All(["test 1", "test 2", "corpus reindex"], part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(StoreMode.ReadOnly)]
    [InlineData(StoreMode.ReadWrite)]
    public async Task A_newer_format_is_refused_and_both_versions_are_named(StoreMode mode)
    {
        await CreateAsync();
        Run("PRAGMA user_version = 7");
        var exception = await Assert.ThrowsAsync<ModelMismatchException>(() => OpenAnyAsync(null, mode));
        Assert.Contains("version 7", exception.Message, StringComparison.Ordinal);
        Assert.Contains("version 3", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_without_locations_is_read_as_it_is_and_gets_them_when_it_is_written()
    {
        await CreateAsync();
        Run("ALTER TABLE passages DROP COLUMN location; PRAGMA user_version = 1");
        await using (var old = await OpenAnyAsync(Samples.Schema, StoreMode.ReadOnly))
        {
            Assert.Null(Assert.Single(await old.GetPassagesAsync([new PassageId("d0", 0)], Cancellation)).Passage.Location);
        }

        await using var store = await OpenAnyAsync(Samples.Schema, StoreMode.ReadWrite);
        Assert.Null(Assert.Single(await store.GetPassagesAsync([new PassageId("d0", 0)], Cancellation)).Passage.Location);
        await store.ReplaceDocumentAsync(Samples.Document("new"), [Samples.Passage("new", 1) with { Id = new PassageId("new", 0) }], Cancellation);
        Assert.NotNull(Assert.Single(await store.GetPassagesAsync([new PassageId("new", 0)], Cancellation)).Passage.Location);
    }

    [Theory]
    [InlineData(StoreMode.ReadOnly)]
    [InlineData(StoreMode.ReadWrite)]
    public async Task Without_a_schema_whatever_is_there_is_opened(StoreMode mode)
    {
        await CreateAsync();
        await using var store = await OpenAnyAsync(null, mode);
        Assert.Equal(Samples.Schema, store.Schema);
        Assert.Equal(3, (await store.GetStatusAsync(Cancellation)).Documents);
        if (mode == StoreMode.ReadWrite)
        {
            Assert.True(await store.DeleteDocumentAsync("d0", Cancellation));
        }
        else
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => store.DeleteDocumentAsync("d0", Cancellation));
            await Assert.ThrowsAsync<StoreUnavailableException>(() => StoreAsync(store, "d0", 1));
        }
    }

    [Fact]
    public async Task A_disposed_store_says_so()
    {
        var store = await OpenAsync();
        await store.DisposeAsync();
        await store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.GetStatusAsync(Cancellation));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.DeleteDocumentAsync("d", Cancellation));
    }

    [Fact]
    public async Task Closing_leaves_one_file_and_an_empty_lock()
    {
        await CreateAsync();
        Assert.Equal(["corpus.db", "corpus.db.lock"], Directory.GetFiles(Folder).Select(Path.GetFileName).Order());
        Assert.Equal(0, new FileInfo(Database + ".lock").Length);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_read_without_locks_and_refused_for_writing()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Rights of folders are different there.");
            return;
        }

        Assert.SkipWhen(Environment.UserName == "root", "Nothing is forbidden to root; run the tests as another user to have this checked.");
        await CreateAsync();
        File.Delete(Database + ".lock");
        var before = File.GetUnixFileMode(Folder);
        File.SetUnixFileMode(Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            await using (var store = await OpenAsync(StoreMode.ReadOnly))
            {
                Assert.Equal(9, (await store.FindCandidatesAsync(new CandidateQuery { Embedding = Samples.Vector(), Limit = 20 }, Cancellation)).Dense.Count);
            }

            var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync());
            Assert.Contains(Database, exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(Folder, before);
        }
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_reported()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "file"), "", Cancellation);
        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(path: Path.Combine(Folder, "file", "corpus.db")));
        Assert.Contains("file", exception.Message, StringComparison.Ordinal);
    }
}
