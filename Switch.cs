namespace SemanticCorpus.Storage.Qdrant;

/// <summary>One at a time: what makes a new version of a document the current one.</summary>
internal sealed class Switch
{
    private readonly SemaphoreSlim _semaphore = new(1);

    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _semaphore.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Turn(_semaphore);
    }

    private sealed class Turn(SemaphoreSlim semaphore) : IDisposable
    {
        private SemaphoreSlim? _semaphore = semaphore;

        public void Dispose() => Interlocked.Exchange(ref _semaphore, null)?.Release();
    }
}
