namespace SemanticCorpus.Evaluation;

/// <summary>How long something took, over many times.</summary>
/// <param name="P50Ms">Half of the times were at most this, in milliseconds.</param>
/// <param name="P95Ms">95 % were at most this.</param>
/// <param name="P99Ms">99 % were at most this.</param>
public sealed record LatencySummary(double P50Ms, double P95Ms, double P99Ms)
{
    /// <summary>Sums up measured times, by the nearest-rank method.</summary>
    /// <param name="milliseconds">The times; at least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static LatencySummary Of(IReadOnlyCollection<double> milliseconds)
    {
        ArgumentNullException.ThrowIfNull(milliseconds);
        if (milliseconds.Count == 0)
        {
            throw new ArgumentException("There is no time to sum up.", nameof(milliseconds));
        }

        var sorted = milliseconds.Order().ToArray();
        return new LatencySummary(At(50), At(95), At(99));

        double At(int percent) => Math.Round(sorted[((sorted.Length * percent) + 99) / 100 - 1], 4);
    }
}
