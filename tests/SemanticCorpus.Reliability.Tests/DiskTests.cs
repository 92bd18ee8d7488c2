using System.Net;
using Xunit;

namespace SemanticCorpus.Reliability;

/// <summary>A disk that is full, and one that cannot be written.</summary>
public sealed class DiskTests : IAsyncLifetime
{
    private readonly Workplace place = new();
    private string disk = "";
    private bool mounted;

    public async ValueTask InitializeAsync()
    {
        disk = Directory.CreateDirectory(place.At("disk")).FullName;
        mounted = !OperatingSystem.IsWindows() && await Published.SystemAsync("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk);
    }

    public async ValueTask DisposeAsync()
    {
        if (mounted)
        {
            await Published.SystemAsync("umount", "-l", disk);
        }

        place.Dispose();
    }

    [Fact]
    public async Task A_full_disk_is_507_and_nothing_is_lost_when_there_is_room_again()
    {
        Assert.SkipUnless(mounted, "A small disk cannot be mounted here; run the tests as root to have a full disk checked.");
        var database = Path.Combine(disk, "main.db");
        var ballast = Path.Combine(disk, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[6 << 20], Bench.Cancellation);
        var (stored, refused) = (0, 0);
        await using (var service = await Service.StartAsync(database))
        {
            for (; refused == 0; stored++)
            {
                var status = await service.PutAsync($"d{stored}", Texts.Of(stored, 1));
                refused = status == HttpStatusCode.Created ? 0 : 1;
                Assert.Contains(status, new[] { HttpStatusCode.Created, HttpStatusCode.InsufficientStorage });
            }

            stored--;
            for (var i = 0; i < 5; i++, refused++)
            {
                Assert.Equal(HttpStatusCode.InsufficientStorage, await service.PutAsync($"e{i}", Texts.Of(i, 2)));
            }

            Assert.Equal(["d0"], (await service.SearchAsync(Texts.Word(0, 1), "keyword")).Distinct());
            File.Delete(ballast);
            Assert.Equal(HttpStatusCode.Created, await service.PutAsync("late", Texts.Of(999, 1)));
            for (var i = 0; i < stored; i++)
            {
                Assert.Equal([$"d{i}"], (await service.SearchAsync(Texts.Word(i, 1), "keyword")).Distinct());
            }

            await Workplace.AssertWholeAsync(database);
        }

        await File.WriteAllTextAsync(place.At("big.txt"), string.Concat(Enumerable.Range(0, 400).Select(i => Texts.Of(i, 3) + "\n\n")), Bench.Cancellation);
        var free = new DriveInfo(disk).AvailableFreeSpace;
        await File.WriteAllBytesAsync(ballast, new byte[free - (200 << 10)], Bench.Cancellation);
        var ingest = await Published.RunAsync("ingest", place.At("big.txt"), "--db", database);
        Assert.Equal(1, ingest.Code);
        Assert.Contains("the disk is full", ingest.Error, StringComparison.Ordinal);
        File.Delete(ballast);
        await Workplace.AssertWholeAsync(database);
        Bench.Report("a full disk", $"{refused} writes refused by the service, 1 by `corpus ingest`", $"507, searches went on, {stored} acknowledged documents kept, written again once there was room");
    }

    [Fact]
    public async Task A_disk_that_cannot_be_written_is_searched_and_writes_are_503()
    {
        Assert.SkipUnless(mounted, "A disk cannot be mounted here; run the tests as root to have a read-only one checked.");
        var database = Path.Combine(disk, "main.db");
        await using (var service = await Service.StartAsync(database))
        {
            Assert.Equal(HttpStatusCode.Created, await service.PutAsync("d1", Texts.Of(1, 1)));
            Assert.Equal(0, await service.TerminateAsync());
        }

        Assert.True(await Published.SystemAsync("mount", "-o", "remount,ro", disk));
        await using var reading = await Service.StartAsync(database);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await reading.PutAsync("d2", Texts.Of(2, 1)));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await reading.DeleteAsync("d1"));
            Assert.Equal(["d1"], (await reading.SearchAsync(Texts.Word(1, 1), "keyword")).Distinct());
            Assert.Equal(["d1"], (await reading.SearchAsync(Texts.Of(1, 1), "semantic")).Distinct());
        }

        Bench.Report("a read-only disk", "6 writes", "503; searches by word and by meaning went on");
    }
}
