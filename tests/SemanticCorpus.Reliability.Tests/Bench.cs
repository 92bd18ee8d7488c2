using System.Globalization;
using Xunit;

namespace SemanticCorpus.Reliability;

/// <summary>How much is tried, and the table of what came of it.</summary>
internal static class Bench
{
    private static readonly Lock s_writing = new();

    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("SEMANTICCORPUS_LONG_TESTS") == "1";

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The short number, or the full one where the long tests are wanted. RELIABILITY_SEED gives another run of random moments.</summary>
    public static int Times(int brief, int full) => IsLong ? full : brief;

    public static Random Random(int lane) =>
        new((int.TryParse(Environment.GetEnvironmentVariable("RELIABILITY_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 1) * 1000 + lane);

    /// <summary>Adds a row to the table, a file that SEMANTICCORPUS_RELIABILITY_TABLE names, and to the test's output.</summary>
    public static void Report(string what, string times, string outcome)
    {
        var row = $"| {what} | {times} | {outcome} |";
        TestContext.Current.TestOutputHelper?.WriteLine(row);
        if (Environment.GetEnvironmentVariable("SEMANTICCORPUS_RELIABILITY_TABLE") is { Length: > 0 } file)
        {
            lock (s_writing)
            {
                File.AppendAllText(file, row + "\n");
            }
        }
    }

    public static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
