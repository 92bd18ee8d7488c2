using System.Diagnostics;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Sqlite;

public sealed class WriterLockTests : SqliteTest
{
    [Fact]
    public async Task A_second_writer_in_the_same_process_is_refused_and_one_after_it_is_not()
    {
        var first = await OpenAsync();
        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync());
        Assert.Contains($"process {Environment.ProcessId} on {Environment.MachineName}", exception.Message, StringComparison.Ordinal);
        await first.DisposeAsync();
        await (await OpenAsync()).DisposeAsync();
    }

    [Fact]
    public async Task A_writer_that_ends_soon_is_waited_for()
    {
        var first = await OpenAsync();
        var second = OpenAsync();
        await first.DisposeAsync();
        await (await second).DisposeAsync();
    }

    [Fact]
    public async Task A_link_to_the_database_has_the_same_lock()
    {
        await using var first = await OpenAsync();
        var link = Path.Combine(Folder, "link.db");
        File.CreateSymbolicLink(link, Database);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(path: link));
    }

    [Theory]
    [InlineData("{\"ProcessId\":1,\"ProcessName\":\"corpus\",\"Machine\":\"here\",\"Since\":\"2020-01-01T00:00:00+00:00\"}")]
    [InlineData("garbage")]
    [InlineData("")]
    public async Task What_a_dead_process_left_is_no_obstacle(string content)
    {
        await File.WriteAllTextAsync(Database + ".lock", content, Cancellation);
        await (await OpenAsync()).DisposeAsync();
    }

    [Fact]
    public async Task A_lock_held_by_something_that_does_not_say_who_it_is_is_refused_within_two_seconds()
    {
        await using var held = new FileStream(Database + ".lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        var clock = Stopwatch.StartNew();
        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync());
        Assert.Contains("another process", exception.Message, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), "It gives up.");
        Assert.False(File.Exists(Database));
    }

    [Fact]
    public async Task Opening_that_fails_gives_the_lock_back()
    {
        await CreateAsync();
        await Assert.ThrowsAsync<ModelMismatchException>(() => OpenAsync(schema: Samples.Schema with { Analyzer = "test 2" }));
        await (await OpenAsync()).DisposeAsync();
    }
}
