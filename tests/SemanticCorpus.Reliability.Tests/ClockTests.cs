using System.Net;
using Xunit;

namespace SemanticCorpus.Reliability;

public sealed class ClockTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public async Task A_clock_that_jumps_by_a_day_loses_nothing()
    {
        var library = Directory.Exists("/usr/lib")
            ? Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu").Select(folder => Path.Combine(folder, "faketime", "libfaketime.so.1")).FirstOrDefault(File.Exists)
            : null;
        Assert.SkipWhen(library is null, "libfaketime is not installed; a clock that jumps was not tried.");
        var clock = place.At("clock");
        await File.WriteAllTextAsync(clock, "+0d\n", Bench.Cancellation);
        var environment = new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = library!, ["FAKETIME_TIMESTAMP_FILE"] = clock, ["FAKETIME_NO_CACHE"] = "1", ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        };
        string[] jumps = ["+0d", "+1d", "-1d", "+0d", "-1d", "+1d"];
        var stored = 0;
        foreach (var start in (string[])["+0d", "-1d", "+1d"])
        {
            await File.WriteAllTextAsync(clock, start + "\n", Bench.Cancellation);
            await using var service = await Service.StartAsync(place.Database, environment);
            foreach (var jump in jumps)
            {
                await File.WriteAllTextAsync(clock, jump + "\n", Bench.Cancellation);
                Assert.Equal(HttpStatusCode.Created, await service.PutAsync($"d{stored}", Texts.Of(stored, 1)));
                var changed = (await service.GetAsync("/v1/corpora/main")).GetProperty("lastChanged").GetDateTimeOffset();
                Assert.InRange((changed - DateTimeOffset.UtcNow).TotalDays - double.Parse(jump[..^1], System.Globalization.CultureInfo.InvariantCulture), -0.5, 0.5);
                stored++;
                for (var i = 0; i < stored; i++)
                {
                    Assert.Equal([$"d{i}"], (await service.SearchAsync(Texts.Word(i, 1), "keyword")).Distinct());
                }
            }
        }

        await Workplace.AssertWholeAsync(place.Database);
        Bench.Report("the clock jumping by one or two days, forwards and back, in a running service and between starts", $"{stored}", "every document stored and found");
    }
}
