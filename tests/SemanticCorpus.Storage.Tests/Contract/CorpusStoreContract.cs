using Xunit;

namespace SemanticCorpus.Storage.Tests.Contract;

/// <summary>What every store must do. An implementation derives from it and says how to open one.</summary>
public abstract partial class CorpusStoreContract : IAsyncLifetime
{
    private readonly List<ICorpusStore> _opened = [];

    private protected ManualTime Time { get; } = new();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Opens the corpus of this test, the same one however often it is called; creates it the first time.
    /// Any earlier store on it has been disposed.</summary>
    protected abstract Task<ICorpusStore> OpenStoreAsync(CorpusSchema schema, TimeProvider timeProvider);

    /// <summary>Removes the corpus.</summary>
    protected abstract ValueTask CleanUpAsync();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var store in _opened)
        {
            await store.DisposeAsync();
        }

        await CleanUpAsync();
    }

    private async Task<ICorpusStore> OpenAsync(Samples samples)
    {
        var store = await OpenStoreAsync(samples.Schema, Time);
        _opened.Add(store);
        return store;
    }

    private static async Task<List<DocumentSummary>> ListAsync(ICorpusStore store, CorpusFilter? filter = null)
    {
        var found = new List<DocumentSummary>();
        await foreach (var summary in store.ListDocumentsAsync(filter ?? new CorpusFilter(), Cancellation))
        {
            found.Add(summary);
        }

        return found;
    }
}
