using SemanticCorpus.Hosting;
using SemanticCorpus.Storage;
using SemanticCorpus.Storage.Sqlite;
using Xunit;

namespace SemanticCorpus.Reliability;

/// <summary>Bytes that change on the disk, and a log that is cut off.</summary>
public sealed class DamageTests : IDisposable
{
    private const int Documents = 40;
    private readonly Workplace place = new();
    private readonly Random random = Bench.Random(5);

    public void Dispose() => place.Dispose();

    [Fact]
    public async Task A_flipped_byte_is_detected_or_harmless_and_never_a_wrong_answer()
    {
        await using (var session = await CorpusSession.WriteAsync(place.Settings, Bench.Cancellation))
        {
            await SampleCorpus.FillAsync(session, Documents);

            // Freed pages are part of a database that lives.
            await session.Store.DeleteDocumentAsync(SampleCorpus.IdOf(Documents - 1), Bench.Cancellation);
        }

        var bytes = await File.ReadAllBytesAsync(place.Database, Bench.Cancellation);
        var questions = Observation.Of([.. Enumerable.Range(0, Documents - 1).Select(SampleCorpus.IdOf)], await SampleCorpus.QueriesAsync(place.Settings, Documents));
        var expected = new List<string>();
        await using (var store = await Workplace.ReadAsync(place.Database))
        {
            foreach (var question in questions)
            {
                expected.Add(await question(store));
            }
        }

        var (times, detected, checkedToo) = (Bench.Times(100, 1000), 0, 0);
        var damaged = place.At("damaged.db");
        for (var i = 0; i < times; i++)
        {
            // The first flips go where everything hangs on few bytes: the head of the file.
            var at = i < 100 ? i : random.Next(bytes.Length);
            var flipped = (byte[])bytes.Clone();
            flipped[at] ^= (byte)random.Next(1, 256);
            await File.WriteAllBytesAsync(damaged, flipped, Bench.Cancellation);
            var (refused, found) = await AskAsync(damaged, questions, expected, at);
            detected += refused || found ? 1 : 0;
            checkedToo += found ? 1 : 0;
            Assert.Equal(flipped, await File.ReadAllBytesAsync(damaged, Bench.Cancellation));
            foreach (var left in (string[])["-wal", "-shm"])
            {
                File.Delete(damaged + left);
            }
        }

        Bench.Report(
            "a flipped byte in the database", $"{times}",
            $"{detected} detected by the questions or the check ({checkedToo} by the check), {times - detected} harmless (pages in no use), no wrong answer");
    }

    [Fact]
    public async Task A_log_that_is_cut_or_damaged_gives_a_prefix_of_the_commits()
    {
        var ends = new List<long>();
        await using (var session = await CorpusSession.WriteAsync(place.Settings, Bench.Cancellation))
        {
            await SampleCorpus.FillAsync(session, Documents, () => ends.Add(new FileInfo(place.Database + "-wal").Length));
            File.Copy(place.Database, place.At("start.db"));
            File.Copy(place.Database + "-wal", place.At("start.wal"));
        }

        var log = await File.ReadAllBytesAsync(place.At("start.wal"), Bench.Cancellation);
        var times = Bench.Times(60, 500);
        for (var i = 0; i < times; i++)
        {
            var cut = i < ends.Count ? (int)ends[i] - random.Next(2) : random.Next(log.Length + 1);
            await CheckPrefixAsync(log.AsMemory(0, cut), ends.Count(end => end <= cut), exact: true);
        }

        for (var i = 0; i < times; i++)
        {
            var at = random.Next(log.Length);
            var flipped = (byte[])log.Clone();
            flipped[at] ^= (byte)random.Next(1, 256);
            await CheckPrefixAsync(flipped, ends.Count(end => end <= at), exact: at >= 32);
        }

        Bench.Report("the write-ahead log cut off", $"{times}", "exactly the commits before the cut, each whole");
        Bench.Report("a flipped byte in the write-ahead log", $"{times}", "a prefix of the commits, each whole");
    }

    [Theory]
    [InlineData("text")]
    [InlineData("head")]
    [InlineData("cut")]
    public async Task A_database_that_cannot_be_read_is_refused_by_name_and_left_as_it_is(string kind)
    {
        await using (var session = await CorpusSession.WriteAsync(place.Settings, Bench.Cancellation))
        {
            await SampleCorpus.FillAsync(session, 5);
        }

        var bytes = await File.ReadAllBytesAsync(place.Database, Bench.Cancellation);
        bytes = kind switch
        {
            "text" => [.. Enumerable.Repeat((byte)'x', 20_000)],
            "head" => [.. new byte[16], .. bytes[16..]],
            _ => bytes[..5000],
        };
        await File.WriteAllBytesAsync(place.Database, bytes, Bench.Cancellation);
        var failure = await Assert.ThrowsAsync<ServiceEndedException>(() => Service.StartAsync(place.Database));
        Assert.Equal(1, failure.Code);
        Assert.Contains(place.Database, failure.Message, StringComparison.Ordinal);
        foreach (var verb in (string[][])[["search", "ships"], ["ingest", Published.TinyModel], ["backup", place.At("copy.db")]])
        {
            var refused = await Published.RunAsync([.. verb, "--db", place.Database]);
            Assert.Equal(1, refused.Code);
            Assert.Contains(place.Database, refused.Error, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(place.At("copy.db")));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(place.Database, Bench.Cancellation));
        Bench.Report($"a database that cannot be read ({kind}), opened by serve, search, ingest and backup", "4", "refused with the file's name, file unchanged");
    }

    private static async Task<(bool Refused, bool Found)> AskAsync(
        string damaged, List<Func<ICorpusStore, Task<string>>> questions, List<string> expected, int at)
    {
        SqliteCorpusStore store;
        try
        {
            store = await Workplace.ReadAsync(damaged);
        }
        catch (Exception refusal) when (refusal is StoreUnavailableException or ModelMismatchException)
        {
            return (true, true);
        }

        await using (store)
        {
            var refused = false;
            foreach (var (question, answer) in questions.Zip(expected))
            {
                try
                {
                    Assert.True(await question(store) == answer, $"A wrong answer with byte {at} flipped: {answer[..Math.Min(200, answer.Length)]}");
                }
                catch (StoreUnavailableException)
                {
                    refused = true;
                }
            }

            try
            {
                return (refused, (await store.CheckAsync(Bench.Cancellation)).Count > 0);
            }
            catch (StoreUnavailableException)
            {
                return (refused, true);
            }
        }
    }

    private async Task CheckPrefixAsync(ReadOnlyMemory<byte> log, int commits, bool exact)
    {
        var path = place.At("torn.db");
        File.Copy(place.At("start.db"), path, overwrite: true);
        File.Delete(path + "-shm");
        await File.WriteAllBytesAsync(path + "-wal", log, Bench.Cancellation);
        if (commits == 0)
        {
            // Not even the tables were committed, or no document.
            try
            {
                await using var early = await Workplace.ReadAsync(path);
                Assert.Equal(0, (await early.GetStatusAsync(Bench.Cancellation)).Documents);
            }
            catch (StoreUnavailableException)
            {
            }

            return;
        }

        await using var store = await Workplace.ReadAsync(path);
        Assert.Empty(await store.CheckAsync(Bench.Cancellation));
        var status = await store.GetStatusAsync(Bench.Cancellation);
        Assert.True(exact ? status.Documents == commits : status.Documents <= commits, $"{status.Documents} documents instead of {commits}");
        for (var i = 0; i < status.Documents; i += Math.Max(1, (int)status.Documents - 1))
        {
            Assert.StartsWith(Texts.Of(i, 1), (await store.GetDocumentAsync(SampleCorpus.IdOf(i), Bench.Cancellation))!.Text, StringComparison.Ordinal);
        }
    }
}
