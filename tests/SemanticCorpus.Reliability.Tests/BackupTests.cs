using System.Net;
using SemanticCorpus.Hosting;
using Xunit;

namespace SemanticCorpus.Reliability;

public sealed class BackupTests : IDisposable
{
    private const int Documents = 20;
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public async Task A_backup_under_load_holds_all_that_was_acknowledged_before_and_can_take_the_database_s_place()
    {
        var times = Bench.Times(2, 20);
        await using var service = await Service.StartAsync(place.Database);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Bench.Cancellation);
        var acknowledged = new int[Documents];
        var load = Task.Run(() => ReplaceAsync(service, acknowledged, stop.Token), Bench.Cancellation);
        while (acknowledged[^1] == 0)
        {
            await Task.Delay(10, Bench.Cancellation);
        }

        for (var i = 0; i < times; i++)
        {
            var before = (int[])acknowledged.Clone();
            var backup = place.At($"backup-{i % 2}.db");
            var made = await Published.RunAsync("backup", backup, "--db", place.Database);
            Assert.True(made.Code == 0, made.Error);
            await CheckAsync(backup, before);
        }

        await stop.CancelAsync();
        var changes = await load;

        // The last one takes the database's place.
        await service.KillAsync();
        var restored = place.At("restored.db");
        File.Move(place.At($"backup-{(times - 1) % 2}.db"), restored);
        await using var again = await Service.StartAsync(restored);
        Assert.Equal(HttpStatusCode.OK, await again.PutAsync("d0", Texts.Of(0, 100_000)));
        Assert.Equal(["d0"], (await again.SearchAsync(Texts.Word(0, 100_000), "keyword")).Distinct());
        Bench.Report("`corpus backup` under load", $"{times}", $"each whole and with all that was acknowledged before it began, while the service replaced {changes} documents; the last one served");
    }

    private static async Task<int> ReplaceAsync(Service service, int[] acknowledged, CancellationToken stop)
    {
        var changes = 0;
        try
        {
            for (var version = 1; ; version++)
            {
                for (var document = 0; document < Documents; document++, changes++)
                {
                    var status = await service.PutAsync($"d{document}", Texts.Of(document, version), true, stop);
                    Assert.True(status is HttpStatusCode.Created or HttpStatusCode.OK, $"{status}");
                    Volatile.Write(ref acknowledged[document], version);
                }
            }
        }
        catch (OperationCanceledException)
        {
            return changes;
        }
    }

    private async Task CheckAsync(string backup, int[] before)
    {
        await Workplace.AssertWholeAsync(backup);
        var settings = place.Settings;
        settings.Database = backup;
        await using var session = await CorpusSession.ReadAsync(settings, Bench.Cancellation);
        for (var document = 0; document < Documents; document++)
        {
            var text = (await session.Store.GetDocumentAsync($"d{document}", Bench.Cancellation))!.Text;
            Assert.Contains(Enumerable.Range(before[document], 500), version => Texts.Of(document, version) == text);
        }
    }
}
