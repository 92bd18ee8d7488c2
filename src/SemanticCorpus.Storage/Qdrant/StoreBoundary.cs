namespace SemanticCorpus.Storage.Qdrant;

/// <summary>Where damage in what the server keeps becomes what callers of a store know.</summary>
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
}
