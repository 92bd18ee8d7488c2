namespace SemanticCorpus.Benchmarks.Contestants;

/// <summary>A piece of work that is measured over and over.</summary>
internal interface IContestant : IAsyncDisposable
{
    /// <summary>Does the work once.</summary>
    /// <returns>What was measured, by name; <c>seconds</c> is the time the work took.</returns>
    Task<Dictionary<string, double>> RunAsync();
}
