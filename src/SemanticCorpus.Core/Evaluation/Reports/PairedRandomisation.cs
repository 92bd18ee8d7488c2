namespace SemanticCorpus.Evaluation.Reports;

/// <summary>The paired randomisation test (Fisher; Smucker, Allan and Carterette, 2007): how often a mean difference at least as large comes about
/// when each query's two scores are swapped by chance.</summary>
public static class PairedRandomisation
{
    private const int Trials = 20_000;

    /// <summary>Tests differences.</summary>
    /// <param name="differences">For each query its score in one run less that in the other.</param>
    /// <returns>The two-sided p-value, above 0 to 1; the same for the same differences.</returns>
    public static double PValue(IReadOnlyList<double> differences)
    {
        ArgumentNullException.ThrowIfNull(differences);
        double[] changed = [.. differences.Where(difference => difference != 0)];
        var seen = Math.Abs(changed.Sum());
        var random = new Random(1);
        var asLarge = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var sum = 0.0;
            foreach (var difference in changed)
            {
                sum += random.Next(2) == 0 ? difference : -difference;
            }

            asLarge += Math.Abs(sum) >= seen - 1e-12 ? 1 : 0;
        }

        // What was seen is one of the ways it could have come about, so that p is never 0.
        return (asLarge + 1.0) / (Trials + 1);
    }
}
