using System.Diagnostics;
using System.Globalization;

namespace SemanticCorpus.Storage.Sqlite;

/// <summary>Who holds a <see cref="WriterLock"/>.</summary>
/// <param name="ProcessId">The process's number.</param>
/// <param name="ProcessName">Its name.</param>
/// <param name="Machine">The machine it runs on.</param>
/// <param name="Since">When it took the lock.</param>
internal sealed record LockHolder(int ProcessId, string ProcessName, string Machine, DateTimeOffset Since)
{
    public static LockHolder This(TimeProvider timeProvider)
    {
        using var process = Process.GetCurrentProcess();
        return new LockHolder(process.Id, process.ProcessName, Environment.MachineName, timeProvider.GetUtcNow());
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{ProcessName} (process {ProcessId} on {Machine}, since {Since:yyyy-MM-dd HH:mm:ss} UTC)");
}
