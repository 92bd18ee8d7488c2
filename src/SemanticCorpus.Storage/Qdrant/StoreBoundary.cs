namespace SemanticCorpus.Storage.Qdrant;

/// <summary>Where damage in what the server keeps, and waiting too long for it, become what callers of a store know.</summary>
internal static class StoreBoundary
{
    /// <exception cref="StoreUnavailableException">What was read is damaged.</exception>
    public static async Task<T> RunAsync<T>(string address, Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (FormatException exception)
        {
            throw new StoreUnavailableException(
                $"The corpus on Qdrant at {address} is damaged: {exception.Message} Run `corpus doctor`, and restore it from a snapshot or ingest again.", exception);
        }
    }

    /// <summary>As the other, and ends in time however many requests the work takes.</summary>
    /// <exception cref="StoreUnavailableException">What was read is damaged, or the time is over.</exception>
    public static async Task<T> RunAsync<T>(
        string address, TimeSpan time, TimeProvider timeProvider, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(time, timeProvider);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await RunAsync(address, () => work(both.Token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new StoreUnavailableException(
                $"Qdrant at {address} did not answer within {time.TotalSeconds:0.#} s. Check that it runs and has all its nodes; `corpus doctor` says more.", exception) { MayPass = true };
        }
    }
}
