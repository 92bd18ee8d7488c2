using System.Collections.Concurrent;

namespace SemanticCorpus.Server.Keys;

/// <summary>Counts the requests of each key by the minute and by the day (UTC). The counts are this process's: a restart begins them anew.</summary>
internal sealed class KeyUsage(ServerSettings settings, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Counts> used = new(StringComparer.Ordinal);

    /// <summary>Counts a request of a key.</summary>
    /// <returns>Why the request is too much, or null where it is not; then it is not counted.</returns>
    public OverLimit? Use(ApiKey key)
    {
        var perMinute = key.RatePerMinute ?? settings.Limits.KeyRatePerMinute;
        var perDay = key.QuotaPerDay ?? settings.Limits.KeyQuotaPerDay;
        if (perMinute == 0 && perDay == 0)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var counts = used.GetOrAdd(key.Hash, _ => new Counts());
        lock (counts)
        {
            if (now >= counts.MinuteEnds)
            {
                (counts.MinuteEnds, counts.InMinute) = (now.AddMinutes(1), 0);
            }

            if (now >= counts.DayEnds)
            {
                (counts.DayEnds, counts.InDay) = (new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero), 0);
            }

            if (perDay > 0 && counts.InDay >= perDay)
            {
                return new OverLimit($"has used its {perDay:N0} requests of this day (UTC).", Seconds(counts.DayEnds - now));
            }

            if (perMinute > 0 && counts.InMinute >= perMinute)
            {
                return new OverLimit($"allows {perMinute:N0} requests a minute.", Seconds(counts.MinuteEnds - now));
            }

            counts.InMinute++;
            counts.InDay++;
            return null;
        }
    }

    private static long Seconds(TimeSpan left) => Math.Max(1, (long)Math.Ceiling(left.TotalSeconds));

    private sealed class Counts
    {
        public DateTimeOffset MinuteEnds { get; set; }

        public DateTimeOffset DayEnds { get; set; }

        public long InMinute { get; set; }

        public long InDay { get; set; }
    }
}

/// <summary>Why a request is too much for its key.</summary>
/// <param name="Reason">A clause whose subject is the key.</param>
/// <param name="RetryAfterSeconds">When there is room again.</param>
internal sealed record OverLimit(string Reason, long RetryAfterSeconds);
