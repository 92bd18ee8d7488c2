using Polly;
using Polly.Retry;

namespace SemanticCorpus.Storage.Qdrant;

/// <summary>A store for loads that nobody waits at: while the server cannot be reached or lacks nodes, a call is made again instead
/// of failing. Every call may be made twice without harm.</summary>
public sealed class PatientStore : ICorpusStore
{
    private static readonly ResiliencePropertyKey<long> s_began = new("began");
    private readonly ICorpusStore _store;
    private readonly TimeProvider _timeProvider;
    private readonly ResiliencePipeline _retry;

    /// <summary>Wraps a store.</summary>
    /// <param name="store">The store; closed by whoever opened it.</param>
    /// <param name="patience">How long after its beginning a call is made again; a failure after that is told.</param>
    /// <param name="timeProvider">Gives the time of waiting.</param>
    public PatientStore(ICorpusStore store, TimeSpan patience, TimeProvider timeProvider)
    {
        _store = store;
        _timeProvider = timeProvider;
        _retry = new ResiliencePipelineBuilder { TimeProvider = timeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = attempt => new ValueTask<bool>(
                    attempt.Outcome.Exception is StoreUnavailableException { MayPass: true }
                    && timeProvider.GetElapsedTime(attempt.Context.Properties.GetValue(s_began, 0)) < patience),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(200),
                MaxDelay = TimeSpan.FromSeconds(5),
            })
            .Build();
    }

    /// <inheritdoc/>
    public CorpusSchema Schema => _store.Schema;

    /// <inheritdoc/>
    public Task<CorpusStatus> GetStatusAsync(CancellationToken cancellationToken = default) =>
        WaitAsync(_store.GetStatusAsync, cancellationToken);

    /// <inheritdoc/>
    public Task ReplaceDocumentAsync(DocumentRecord document, IReadOnlyList<PassageRecord> passages, CancellationToken cancellationToken = default) =>
        WaitAsync(token => DoAsync(_store.ReplaceDocumentAsync(document, passages, token)), cancellationToken);

    /// <inheritdoc/>
    public Task ReplaceDocumentsAsync(
        IReadOnlyList<(DocumentRecord Document, IReadOnlyList<PassageRecord> Passages)> documents, CancellationToken cancellationToken = default) =>
        WaitAsync(token => DoAsync(_store.ReplaceDocumentsAsync(documents, token)), cancellationToken);

    /// <inheritdoc/>
    public Task<IAsyncDisposable?> BeginLoadAsync(CancellationToken cancellationToken = default) =>
        WaitAsync(_store.BeginLoadAsync, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> DeleteDocumentAsync(string documentId, CancellationToken cancellationToken = default) =>
        WaitAsync(token => _store.DeleteDocumentAsync(documentId, token), cancellationToken);

    /// <inheritdoc/>
    public Task<DocumentRecord?> GetDocumentAsync(string documentId, CancellationToken cancellationToken = default) =>
        WaitAsync(token => _store.GetDocumentAsync(documentId, token), cancellationToken);

    /// <inheritdoc/>
    public Task<DocumentSummary?> GetSummaryAsync(string documentId, CancellationToken cancellationToken = default) =>
        WaitAsync(token => _store.GetSummaryAsync(documentId, token), cancellationToken);

    /// <inheritdoc/>
    /// <remarks>A list that breaks off is not begun again.</remarks>
    public IAsyncEnumerable<DocumentSummary> ListDocumentsAsync(CorpusFilter filter, CancellationToken cancellationToken = default) =>
        _store.ListDocumentsAsync(filter, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredPassage>> GetPassagesAsync(IReadOnlyList<PassageId> ids, CancellationToken cancellationToken = default) =>
        WaitAsync(token => _store.GetPassagesAsync(ids, token), cancellationToken);

    /// <inheritdoc/>
    public Task<CandidateSet> FindCandidatesAsync(CandidateQuery query, CancellationToken cancellationToken = default) =>
        WaitAsync(token => _store.FindCandidatesAsync(query, token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default) =>
        WaitAsync(_store.CheckAsync, cancellationToken);

    /// <summary>Does nothing: the store is closed by whoever opened it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task<bool> DoAsync(Task work)
    {
        await work.ConfigureAwait(false);
        return true;
    }

    private async Task<T> WaitAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(s_began, _timeProvider.GetTimestamp());
        try
        {
            return await _retry.ExecuteAsync(async attempt => await call(attempt.CancellationToken).ConfigureAwait(false), context).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
