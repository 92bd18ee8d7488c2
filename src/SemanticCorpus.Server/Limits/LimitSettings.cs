namespace SemanticCorpus.Server.Limits;

/// <summary>What the service takes at most: section <c>Server:Limits</c>.</summary>
public sealed class LimitSettings
{
    /// <summary>Largest body of a request, in bytes.</summary>
    public long BodyBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Most documents of one request.</summary>
    public int Documents { get; set; } = 1000;

    /// <summary>Most jobs that are not finished.</summary>
    public int WaitingJobs { get; set; } = 1000;

    /// <summary>Number of finished jobs that can still be asked for; older ones are removed.</summary>
    public int KeptJobs { get; set; } = 200;

    /// <summary>Questions worked on at once. Others wait.</summary>
    public int Concurrency { get; set; } = 2 * Environment.ProcessorCount;

    /// <summary>Most questions that wait; further ones are refused with 429.</summary>
    public int Waiting { get; set; } = 1000;

    /// <summary>Most requests a minute of a key that has no rate of its own; 0 for any number.</summary>
    public int KeyRatePerMinute { get; set; }

    /// <summary>Most requests a day (UTC) of a key that has no quota of its own; 0 for any number.</summary>
    public int KeyQuotaPerDay { get; set; }

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentException">A setting is out of its limits; the message names it and them.</exception>
    public void Validate()
    {
        Require(nameof(BodyBytes), BodyBytes, 1024, int.MaxValue);
        Require(nameof(Documents), Documents, 1, 100_000);
        Require(nameof(WaitingJobs), WaitingJobs, 1, 1_000_000);
        Require(nameof(KeptJobs), KeptJobs, 0, 100_000);
        Require(nameof(Concurrency), Concurrency, 1, 10_000);
        Require(nameof(Waiting), Waiting, 0, 1_000_000);
        Require(nameof(KeyRatePerMinute), KeyRatePerMinute, 0, 1_000_000);
        Require(nameof(KeyQuotaPerDay), KeyQuotaPerDay, 0, 1_000_000_000);
    }

    private static void Require(string setting, long value, long least, long most)
    {
        if (value < least || value > most)
        {
            throw new ArgumentException($"Server:Limits:{setting}: {value:N0} is outside {least:N0} to {most:N0}.");
        }
    }
}
