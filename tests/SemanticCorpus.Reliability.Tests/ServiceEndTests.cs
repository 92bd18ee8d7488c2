using System.Net;
using System.Text.Json;
using Xunit;

namespace SemanticCorpus.Reliability;

/// <summary>A service that is ended at random moments of ingest, replacement and deletion, and started again.</summary>
public abstract class ServiceEndTests(int lane, string what, int brief, int full)
{
    private const int Documents = 24;
    private const int Clients = 3;
    private const int Barrier = Documents;
    private readonly Random random = Bench.Random(lane);
    private readonly Ledger ledger = new(Documents);
    private int retried;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_half()
    {
        using var place = new Workplace();
        var times = Bench.Times(brief, full);
        var slowest = TimeSpan.Zero;
        for (var i = 0; i <= times; i++)
        {
            await using var service = await Service.StartAsync(place.Database);
            slowest = service.StartTime > slowest ? service.StartTime : slowest;
            Assert.True(service.StartTime < TimeSpan.FromSeconds(Bench.IsLong ? 10 : 60), $"Start {i} took {service.StartTime}.");
            await CheckAsync(service, place.Database);
            if (i < times)
            {
                await WorkAndEndAsync(service);
            }
        }

        Bench.Report(
            what, $"{times}",
            Bench.Invariant($"all acknowledged documents found by id, keyword and vector; {retried} interrupted changes retried without a duplicate; slowest start {slowest.TotalSeconds:0.0} s"));
    }

    private protected abstract Task EndAsync(Service service);

    private async Task WorkAndEndAsync(Service service)
    {
        using var killed = new CancellationTokenSource();
        var seeds = Enumerable.Range(0, Clients).Select(_ => random.Next()).ToArray();
        var clients = seeds.Select((seed, client) => ChangeAsync(service, client, new Random(seed), killed.Token)).ToArray();
        await Task.Delay(random.Next(5, 160), Bench.Cancellation);
        await EndAsync(service);
        await killed.CancelAsync();
        await Task.WhenAll(clients);
    }

    private async Task ChangeAsync(Service service, int client, Random own, CancellationToken killed)
    {
        try
        {
            while (!killed.IsCancellationRequested)
            {
                // Each client has documents of its own, so that the order of changes to one is known.
                var document = (own.Next(Documents / Clients) * Clients) + client;
                if (ledger.AllowedOf(document) is [> 0] && own.Next(4) == 0)
                {
                    ledger.Begin(document, 0);
                    Assert.Equal(HttpStatusCode.NoContent, await service.DeleteAsync($"d{document}", killed));
                    ledger.Settle(document, 0);
                    continue;
                }

                var version = ledger.NewVersion();
                ledger.Begin(document, version);
                var wait = own.Next(4) > 0;
                var status = await service.PutAsync($"d{document}", Texts.Of(document, version), wait, killed);
                Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted, $"PUT: {status}");

                // What is accepted without waiting is on disk, and done after the next start.
                ledger.Settle(document, version);
                if (!wait)
                {
                    // A deletion does not wait for jobs, so nothing more may be asked of this document before it is done.
                    Assert.True(await service.PutAsync($"d{document}", Texts.Of(document, version), true, killed) is HttpStatusCode.OK or HttpStatusCode.Created);
                }
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or IOException)
        {
            // The service is gone, and with it the answer.
        }
    }

    private async Task CheckAsync(Service service, string database)
    {
        // Jobs are done in order: when this one is, those before it are.
        Assert.True(await service.PutAsync($"d{Barrier}", Texts.Of(Barrier, ledger.NewVersion())) is HttpStatusCode.OK or HttpStatusCode.Created);
        await Workplace.AssertWholeAsync(database);
        var listed = (await service.GetAsync("/v1/corpora/main/documents?limit=500")).GetProperty("documents").EnumerateArray()
            .Select(document => document.GetProperty("id").GetString()!).ToList();
        Assert.Equal(listed.Count, listed.Distinct().Count());
        var touched = ledger.TakeTouched();
        for (var document = 0; document < Documents; document++)
        {
            var allowed = ledger.AllowedOf(document);
            var present = listed.Contains($"d{document}");
            Assert.True(present ? allowed.Any(version => version > 0) : allowed.Contains(0), $"d{document} is {(present ? "there" : "missing")}; allowed: {string.Join(' ', allowed)}.");
            if (present && (touched.Contains(document) || random.Next(8) == 0))
            {
                await CheckAsync(service, document, allowed);
            }
            else if (!present)
            {
                ledger.Settle(document, 0);
            }
        }
    }

    private async Task CheckAsync(Service service, int document, IReadOnlyList<int> allowed)
    {
        var text = (await service.GetAsync($"/v1/corpora/main/documents/d{document}")).GetProperty("text").GetString()!;
        var version = allowed.SingleOrDefault(version => version > 0 && Texts.Of(document, version) == text);
        Assert.True(version > 0, $"d{document} has a text that was never stored as a whole: {JsonSerializer.Serialize(text)}");
        if (allowed.Count > 1)
        {
            // Whoever got no answer asks again.
            Assert.Equal(HttpStatusCode.OK, await service.PutAsync($"d{document}", text));
            retried++;
        }

        Assert.Equal([$"d{document}"], (await service.SearchAsync(Texts.Word(document, version), "keyword")).Distinct());
        Assert.Equal([$"d{document}"], (await service.SearchAsync(text, "semantic", $"d{document}")).Distinct());
        foreach (var other in allowed.Where(other => other > 0 && other != version))
        {
            Assert.Empty(await service.SearchAsync(Texts.Word(document, other), "keyword"));
        }

        ledger.Settle(document, version);
    }
}

public abstract class ServiceKillTests(int lane) : ServiceEndTests(lane, "kill -9 of the service during ingest, replacement and deletion", 8, 700)
{
    private protected override Task EndAsync(Service service) => service.KillAsync();
}

public sealed class FirstServiceKillTests() : ServiceKillTests(1);

public sealed class SecondServiceKillTests() : ServiceKillTests(2);

public sealed class TerminationTests() : ServiceEndTests(4, "SIGTERM under load", 5, 50)
{
    private protected override async Task EndAsync(Service service) => Assert.Equal(0, await service.TerminateAsync());
}
