using System.Diagnostics;
using Xunit;

namespace SemanticCorpus.Reliability;

public sealed class SecondProcessTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public async Task A_second_writer_is_refused_and_told_who_writes()
    {
        await using var service = await Service.StartAsync(place.Database);
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < 3; i++)
        {
            var clock = Stopwatch.StartNew();
            var failure = await Assert.ThrowsAsync<ServiceEndedException>(() => Service.StartAsync(place.Database));
            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
            Assert.Equal(1, failure.Code);
            Assert.Contains($"process {service.ProcessId} ", failure.Message, StringComparison.Ordinal);
            clock.Restart();
            var ingest = await Published.RunAsync("ingest", Published.TinyModel, "--db", place.Database);
            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
            Assert.Equal(1, ingest.Code);
            Assert.Contains($"process {service.ProcessId} ", ingest.Error, StringComparison.Ordinal);
        }

        Assert.True(slowest < TimeSpan.FromSeconds(20), $"{slowest}");
        Bench.Report("a second process on the same database", "6", Bench.Invariant($"refused with the holder's number, after {slowest.TotalSeconds:0.0} s at most"));
    }
}
