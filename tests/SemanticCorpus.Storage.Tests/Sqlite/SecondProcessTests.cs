using System.Globalization;
using SemanticCorpus.Storage.Sqlite;
using SemanticCorpus.Storage.Tests.Contract;
using Xunit;

namespace SemanticCorpus.Storage.Tests.Sqlite;

public sealed class SecondProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Samples _samples = new(ChildWriter.Seed);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task While_another_process_writes_a_second_writer_is_refused_by_name_and_readers_see_what_it_stores()
    {
        using var child = ChildWriter.Start(_folder.Database);
        try
        {
            Assert.Equal("open", await child.StandardOutput.ReadLineAsync(Cancellation));
            var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(StoreMode.ReadWrite));
            Assert.Contains($"process {child.Id} on {Environment.MachineName}", exception.Message, StringComparison.Ordinal);
            Assert.Contains(child.ProcessName, exception.Message, StringComparison.Ordinal);

            await using var reader = await OpenAsync(StoreMode.ReadOnly);
            for (var i = 0; i < 20; i++)
            {
                var stored = int.Parse((await child.StandardOutput.ReadLineAsync(Cancellation))!, CultureInfo.InvariantCulture);
                var found = await reader.FindCandidatesAsync(new CandidateQuery { Embedding = _samples.Vector(), Limit = int.MaxValue }, Cancellation);
                Assert.Equal(found.Passages, found.Dense.Count);
                Assert.Contains(found.Dense, candidate => candidate.Id == new PassageId($"d{stored}", 0));
            }
        }
        finally
        {
            child.Kill();
            await child.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_writer_killed_midway_loses_nothing_it_reported_and_leaves_no_half_document_or_lock()
    {
        var reported = -1;
        for (var round = 0; round < 3; round++)
        {
            using var child = ChildWriter.Start(_folder.Database);
            Assert.Equal("open", await child.StandardOutput.ReadLineAsync(Cancellation));
            for (var i = 0; i <= 30 + round; i++)
            {
                reported = Math.Max(reported, int.Parse((await child.StandardOutput.ReadLineAsync(Cancellation))!, CultureInfo.InvariantCulture));
            }

            child.Kill();
            await child.WaitForExitAsync(Cancellation);
            await using var store = await OpenAsync(StoreMode.ReadWrite);
            Assert.Empty(await store.CheckAsync(Cancellation));
            for (var i = 0; i <= reported; i++)
            {
                Assert.Equal(ChildWriter.PassagesOf(i), (await store.GetSummaryAsync($"d{i}", Cancellation))!.Passages);
                var ids = Enumerable.Range(0, 5).Select(position => new PassageId($"d{i}", position)).ToArray();
                Assert.Equal(ChildWriter.PassagesOf(i), (await store.GetPassagesAsync(ids, Cancellation)).Count);
            }
        }
    }

    private Task<SqliteCorpusStore> OpenAsync(StoreMode mode) => SqliteCorpusStore.OpenAsync(
        new SqliteStoreOptions { Path = _folder.Database, Mode = mode }, _samples.Schema, TimeProvider.System, Cancellation);
}
