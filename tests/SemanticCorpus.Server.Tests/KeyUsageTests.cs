using System.Net;
using SemanticCorpus.Server.Keys;
using Xunit;

namespace SemanticCorpus.Server.Tests;

public sealed class KeyUsageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_minute_and_a_day_bound_a_key_and_pass()
    {
        var time = new SetTime(new DateTimeOffset(2026, 1, 1, 23, 57, 0, TimeSpan.Zero));
        var usage = new KeyUsage(new ServerSettings(), time);
        var key = new ApiKey("bot", "hash", [KeyScope.Read], [], time.Now, RatePerMinute: 2, QuotaPerDay: 3);
        Assert.Null(usage.Use(key));
        Assert.Null(usage.Use(key));
        Assert.Equal(60, usage.Use(key)!.RetryAfterSeconds);
        time.Now += TimeSpan.FromMinutes(1);
        Assert.Null(usage.Use(key));
        Assert.Equal(120, usage.Use(key)!.RetryAfterSeconds);
        Assert.Null(usage.Use(key with { Hash = "other" }));
        time.Now += TimeSpan.FromMinutes(2);
        Assert.Null(usage.Use(key));
    }

    [Fact]
    public void The_settings_hold_where_a_key_says_nothing()
    {
        var settings = new ServerSettings();
        settings.Limits.KeyRatePerMinute = 1;
        var usage = new KeyUsage(settings, TimeProvider.System);
        var key = new ApiKey("bot", "hash", [KeyScope.Read], [], DateTimeOffset.UnixEpoch);
        Assert.Null(usage.Use(key));
        Assert.NotNull(usage.Use(key));
        Assert.Null(usage.Use(key with { Hash = "free", RatePerMinute = 0 }));
        Assert.Null(usage.Use(key with { Hash = "free", RatePerMinute = 0 }));
    }

    [Fact]
    public async Task A_request_too_many_is_refused_with_the_time_to_come_back()
    {
        await using var host = await ServerHost.StartAsync();
        host.Client.DefaultRequestHeaders.Add("X-Api-Key", host.Keys.Create("bot", [KeyScope.Read], [], quotaPerDay: 1));
        using var first = await host.Client.GetAsync("/v1/status", Stop);
        using var second = await host.Client.GetAsync("/v1/status", Stop);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (first.StatusCode, second.StatusCode));
        Assert.InRange(second.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        Assert.Contains("bot has used its 1 requests", await second.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    private sealed class SetTime(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
