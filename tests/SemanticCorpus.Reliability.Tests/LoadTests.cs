using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace SemanticCorpus.Reliability;

/// <summary>Many clients at once.</summary>
public sealed class LoadTests : IDisposable
{
    private const int Clients = 50;
    private const long LogCeiling = 256L << 20;
    private const long MemoryCeiling = 640L << 20;

    // What bounds the memory: the managed heap, the bodies and the questions that wait.
    private static readonly Dictionary<string, string> s_bounded = new()
    {
        ["DOTNET_GCHeapHardLimit"] = "0x10000000", ["Corpus__Server__Limits__BodyBytes"] = "4194304", ["Corpus__Server__Limits__WaitingJobs"] = "50",
    };

    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public async Task Fifty_clients_search_while_documents_are_taken_in_and_nothing_fails()
    {
        var duration = TimeSpan.FromSeconds(Bench.Times(12, 600));
        await using var service = await Service.StartAsync(place.Database, s_bounded);
        Assert.Equal(HttpStatusCode.Created, await service.PutAsync("d0", Texts.Of(0, 1)));
        var seen = await RunAsync(service, duration, Clients, TimeSpan.FromMilliseconds(Bench.Times(50, 10)));
        Assert.DoesNotContain(seen.Statuses.Keys, status => (int)status is >= 400 and not 429);
        Assert.True(seen.Stored > 0);
        Assert.True(seen.Log < LogCeiling, $"The log grew to {seen.Log:N0} bytes.");
        Assert.True(seen.Resident < MemoryCeiling, $"{seen.Resident:N0} bytes were resident.");
        await Workplace.AssertWholeAsync(place.Database);
        Bench.Report(
            $"{Clients} clients searching while documents are taken in, with a heap of 256 MiB and bodies of 4 MiB at most", Bench.Invariant($"{duration.TotalSeconds:0} s, {seen.Statuses.Values.Sum()} searches, {seen.Stored} documents"),
            Bench.Invariant($"no 5xx; search p50 {seen.Percentile(50):0} ms, p99 {seen.Percentile(99):0} ms; log at most {seen.Log / 1e6:0.0} MB; at most {seen.Resident / 1e6:0} MB resident (ceiling {MemoryCeiling / 1e6:0})"));
    }

    [Fact]
    public async Task Too_many_questions_are_429_with_a_time_to_come_back()
    {
        await using var service = await Service.StartAsync(
            place.Database, new Dictionary<string, string> { ["Corpus__Server__Limits__Concurrency"] = "1", ["Corpus__Server__Limits__Waiting"] = "3" });
        Assert.Equal(HttpStatusCode.Created, await service.PutAsync("d0", Texts.Of(0, 1)));
        var (answered, refused) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            for (var i = 0; i < 20; i++)
            {
                using var answer = await service.Client.PostAsJsonAsync("/v1/corpora/main/search", new { query = "ships at dusk" }, Bench.Cancellation);
                if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                {
                    Assert.NotNull(answer.Headers.RetryAfter);
                    Interlocked.Increment(ref refused);
                }
                else
                {
                    Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                    Interlocked.Increment(ref answered);
                }
            }
        }));
        Assert.True(refused > 0 && answered > 0, $"{answered} answered, {refused} refused");
        Bench.Report($"{Clients} clients where 4 questions are taken at once", $"{answered + refused}", $"{answered} answered, {refused} refused with 429 and Retry-After, nothing else");
    }

    [Fact]
    public async Task A_thousand_slow_connections_leave_the_service_answering()
    {
        await using var service = await Service.StartAsync(place.Database);
        var slow = new List<Socket>();
        try
        {
            for (var i = 0; i < 1000; i++)
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                slow.Add(socket);
                await socket.ConnectAsync(service.Address.Host, service.Address.Port, Bench.Cancellation);

                // Half of them stop within the headers, half within the body.
                await socket.SendAsync(
                    Encoding.ASCII.GetBytes($"POST /v1/corpora/main/search HTTP/1.1\r\nHost: {service.Address.Authority}\r\n" + (i % 2 == 0 ? "X-Slow: " : "Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"query\":\"")), Bench.Cancellation);
            }

            var times = new List<double>();
            for (var i = 0; i < 40; i++)
            {
                foreach (var socket in slow.Where((_, place) => place % 40 == i && place % 2 == 0))
                {
                    await socket.SendAsync("x"u8.ToArray(), Bench.Cancellation);
                }

                var clock = Stopwatch.StartNew();
                using var answer = await service.Client.GetAsync("/healthz", Bench.Cancellation);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                times.Add(clock.Elapsed.TotalMilliseconds);
            }

            Assert.True(times.Max() < 10_000);
            times.Sort();
            Bench.Report("/healthz with 1,000 slow connections open", $"{times.Count}", Bench.Invariant($"p50 {times[times.Count / 2]:0.0} ms, slowest {times[^1]:0.0} ms"));
        }
        finally
        {
            slow.ForEach(socket => socket.Dispose());
        }
    }

    [Fact]
    public async Task Memory_does_not_drift()
    {
        Assert.SkipUnless(Bench.IsLong, "A soak takes an hour; ./test --long runs it.");
        var minutes = int.TryParse(Environment.GetEnvironmentVariable("SEMANTICCORPUS_SOAK_MINUTES"), out var given) ? given : 60;
        await using var service = await Service.StartAsync(place.Database, s_bounded);
        Assert.Equal(HttpStatusCode.Created, await service.PutAsync("d0", Texts.Of(0, 1)));
        await RunAsync(service, TimeSpan.FromMinutes(minutes / 5.0), 4, TimeSpan.FromMilliseconds(20));
        var before = service.Resident();
        await RunAsync(service, TimeSpan.FromMinutes(minutes * 4 / 5.0), 4, TimeSpan.FromMilliseconds(20));
        var after = service.Resident();
        var drift = (after - before) * 100.0 / before;
        Bench.Report("soak: 4 clients searching while 200 documents are replaced over and over", $"{minutes} minutes", Bench.Invariant($"{before / 1e6:0.0} MB resident after the first fifth, {after / 1e6:0.0} MB at the end ({drift:+0.0;-0.0} %)"));
        Assert.True(drift < 5, $"{drift} %");
    }

    private async Task<Seen> RunAsync(Service service, TimeSpan duration, int clients, TimeSpan pause)
    {
        var seen = new Seen();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Bench.Cancellation);
        var work = Enumerable.Range(0, clients).Select(client => SearchAsync(service, client, pause, seen, stop.Token))
            .Append(IngestAsync(service, pause, seen, stop.Token)).Append(WatchAsync(service, seen, duration, stop));
        await Task.WhenAll(work.Select(async task =>
        {
            try
            {
                await task;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
            }
        }));
        return seen;
    }

    private static async Task SearchAsync(Service service, int client, TimeSpan pause, Seen seen, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await service.Client.PostAsJsonAsync("/v1/corpora/main/search", new { query = $"who counted ships {(client * 31) + (i % 17)} at dusk" }, stop);
            await answer.Content.ReadAsByteArrayAsync(stop);
            seen.Times.Add(clock.Elapsed.TotalMilliseconds);
            seen.Statuses.AddOrUpdate(answer.StatusCode, 1, (_, count) => count + 1);
            await Task.Delay(pause, stop);
        }
    }

    private static async Task IngestAsync(Service service, TimeSpan pause, Seen seen, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var body = new { documents = Enumerable.Range(0, 20).Select(j => new { id = $"d{((i * 20) + j) % 200}", text = Texts.Of(j, i) }) };
            using var answer = await service.Client.PostAsJsonAsync("/v1/corpora/main/documents?wait=true", body, stop);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            seen.Stored += 20;
            await Task.Delay(pause, stop);
        }
    }

    /// <summary>Notes the largest log and memory, and ends the load after the time given, but not before a first document is stored.</summary>
    private async Task WatchAsync(Service service, Seen seen, TimeSpan duration, CancellationTokenSource stop)
    {
        var clock = Stopwatch.StartNew();
        var log = new FileInfo(place.Database + "-wal");
        while (clock.Elapsed < duration || seen.Stored == 0)
        {
            log.Refresh();
            seen.Log = Math.Max(seen.Log, log.Exists ? log.Length : 0);
            seen.Resident = Math.Max(seen.Resident, service.Resident());
            await Task.Delay(100, stop.Token);
        }

        await stop.CancelAsync();
    }

    private sealed class Seen
    {
        public ConcurrentDictionary<HttpStatusCode, int> Statuses { get; } = new();

        public ConcurrentBag<double> Times { get; } = [];

        public int Stored { get; set; }

        public long Log { get; set; }

        public long Resident { get; set; }

        public double Percentile(int percent) => Times.Order().ElementAt(Math.Min(Times.Count - 1, Times.Count * percent / 100));
    }
}
