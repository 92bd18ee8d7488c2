using SemanticCorpus.Storage.Qdrant.Points;
using SemanticCorpus.Storage.Qdrant.Reading;
using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant.Writing;

/// <summary>Replaces and deletes documents. New passages go in first, under a version that nothing names; one batch then makes
/// that version the document's, deletes the old passages and writes the new state, in this order.</summary>
internal sealed class QdrantWriter(QdrantClient client, string collection, QdrantStoreOptions options, QdrantReader reader, TimeProvider timeProvider) : IDisposable
{
    private readonly string _name = Guid.NewGuid().ToString("N");
    private readonly SemaphoreSlim _switching = new(1);
    private readonly HashSet<string> _leftovers = new(StringComparer.Ordinal);
    private readonly InterruptedReplacements _interrupted = new(client, collection, reader);
    private readonly HashSet<string> _pending = new(StringComparer.Ordinal);
    private bool _writing;
    private bool _uncertain;

    /// <summary>Cleans up after a writer that ended in the middle.</summary>
    /// <returns>The state, and how many interrupted replacements were removed.</returns>
    public async Task<(CorpusState State, int Removed)> TakeOverAsync(CancellationToken cancellationToken)
    {
        var state = await reader.ReadStateAsync(cancellationToken).ConfigureAwait(false);
        return state.Writing ? await RecoverAsync(state, writing: false, cancellationToken).ConfigureAwait(false) : (state, 0);
    }

    /// <summary>Stores versions of documents, each in place of an earlier one.</summary>
    /// <returns>The state after.</returns>
    public async Task<CorpusState> ReplaceAsync(IReadOnlyList<DocumentVersion> versions, CancellationToken cancellationToken)
    {
        await BeginAsync(versions, cancellationToken).ConfigureAwait(false);
        try
        {
            await Parallel.ForEachAsync(
                Points(versions, cancellationToken).Chunk(options.BatchPoints),
                new ParallelOptions { MaxDegreeOfParallelism = options.BatchesInFlight, CancellationToken = cancellationToken },
                async (points, token) => await client.UpsertAsync(collection, new UpsertRequest(points), token).ConfigureAwait(false)).ConfigureAwait(false);
            return await SwitchToAsync(versions, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await LeaveBehindAsync(versions).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<CorpusState> SwitchToAsync(IReadOnlyList<DocumentVersion> versions, CancellationToken cancellationToken) =>
        await SwitchAsync(
            versions.Select(version => version.Document.Id),
            versions.Select(version => version.Generation),
            (state, old) => (
                state.After(
                    versions.Count - old.Count, versions.Sum(version => (long)version.Passages.Count), old.Values.Sum(payload => payload.Passages ?? 0),
                    versions.Sum(version => version.Length) - old.Values.Sum(payload => payload.Length ?? 0), timeProvider.GetUtcNow()),
                new ChangeOperation { Upsert = new UpsertRequest([.. versions.Select(version => DocumentPoint.Of(version, state.Change + 1))]) }),
            cancellationToken).ConfigureAwait(false) ?? throw new InvalidOperationException("Nothing was given to replace.");

    /// <summary>Removes a document.</summary>
    /// <returns>The state after, or null where it was not there.</returns>
    public async Task<CorpusState?> DeleteAsync(string documentId, CancellationToken cancellationToken)
    {
        await BeginAsync([], cancellationToken).ConfigureAwait(false);
        return await SwitchAsync(
            [documentId],
            [],
            (state, old) => old.Count == 0
                ? null
                : (state.After(-1, 0, old.Values.Sum(payload => payload.Passages ?? 0), -old.Values.Sum(payload => payload.Length ?? 0), timeProvider.GetUtcNow()),
                    new ChangeOperation { Delete = new DeleteRequest { Points = [PointId.OfDocument(documentId)] } }),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says that this writer has ended well.</summary>
    public async Task EndAsync()
    {
        await _switching.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!_writing || _uncertain)
            {
                return;
            }

            var state = await reader.ReadStateAsync(CancellationToken.None).ConfigureAwait(false);
            if (state.Writer == _name)
            {
                await client.ChangeAsync(
                    collection,
                    new ChangesRequest([.. _leftovers.Count == 0 ? Array.Empty<ChangeOperation>() : [InterruptedReplacements.Removal(_leftovers)], Write(state with { Writing = false })]),
                    CancellationToken.None).ConfigureAwait(false);
            }

            _writing = false;
        }
        finally
        {
            _switching.Release();
        }
    }

    public void Dispose() => _switching.Dispose();

    private static ChangeOperation Write(CorpusState state) => new() { Upsert = new UpsertRequest([state.ToPoint()]) };

    private static IEnumerable<PointToStore> Points(IReadOnlyList<DocumentVersion> versions, CancellationToken cancellationToken)
    {
        foreach (var version in versions)
        {
            var filterFields = FilterFields.Of(version.Document);
            for (var position = 0; position < version.Passages.Count; position++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return PassagePoint.Of(version.Passages[position], version, filterFields);
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Says that this writer is at work, before anything is written.</summary>
    private async Task BeginAsync(IReadOnlyList<DocumentVersion> versions, CancellationToken cancellationToken)
    {
        await _switching.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_writing)
            {
                var state = await reader.ReadStateAsync(cancellationToken).ConfigureAwait(false);
                await client.ChangeAsync(collection, new ChangesRequest([Write(Mine(state))]), cancellationToken).ConfigureAwait(false);
                _writing = true;
            }

            _pending.UnionWith(versions.Select(version => version.Generation));
        }
        finally
        {
            _switching.Release();
        }
    }

    private CorpusState Mine(CorpusState state) => !state.Writing || state.Writer == _name
        ? state with { Writer = _name, Writing = true }
        : throw new StoreUnavailableException(
            $"Another process is writing to the corpus {options.Corpus} on Qdrant at {client.Address}. Wait until it has ended; if it was killed, start this one again.");

    private async Task<CorpusState?> SwitchAsync(
        IEnumerable<string> documentIds,
        IEnumerable<string> generations,
        Func<CorpusState, Dictionary<string, PointPayload>, (CorpusState After, ChangeOperation Switch)?> change,
        CancellationToken cancellationToken)
    {
        await _switching.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_uncertain)
            {
                // A switch whose outcome is not known: what counts now is what the documents' points say.
                var last = await reader.ReadStateAsync(cancellationToken).ConfigureAwait(false);
                await RecoverAsync(Mine(last), writing: true, cancellationToken).ConfigureAwait(false);
                _uncertain = false;
            }

            var (state, old) = await reader.ReadVersionsAsync(documentIds, cancellationToken).ConfigureAwait(false);
            if (change(Mine(state), old) is not { } planned)
            {
                return null;
            }

            string[] removed = [.. old.Values.Select(payload => payload.Generation).OfType<string>(), .. _leftovers];
            ChangeOperation[] removal = removed.Length == 0 ? [] : [InterruptedReplacements.Removal(removed)];
            _uncertain = true;
            await client.ChangeAsync(collection, new ChangesRequest([planned.Switch, .. removal, Write(planned.After)]), cancellationToken).ConfigureAwait(false);
            _uncertain = false;
            _leftovers.Clear();
            _pending.ExceptWith(generations);
            return planned.After;
        }
        finally
        {
            _switching.Release();
        }
    }

    private async Task LeaveBehindAsync(IReadOnlyList<DocumentVersion> versions)
    {
        await _switching.WaitAsync().ConfigureAwait(false);
        if (!_uncertain)
        {
            _leftovers.UnionWith(versions.Select(version => version.Generation));
        }

        _pending.ExceptWith(versions.Select(version => version.Generation));
        _switching.Release();
    }

    private async Task<(CorpusState State, int Removed)> RecoverAsync(CorpusState state, bool writing, CancellationToken cancellationToken)
    {
        var survey = await _interrupted.LookAsync(cancellationToken).ConfigureAwait(false);
        string[] leftovers = [.. survey.Leftovers.Except(_pending)];
        await _interrupted.RemoveAsync(leftovers, cancellationToken).ConfigureAwait(false);
        var changed = survey.LastChange > state.Change || survey.Documents != state.Documents || survey.Passages != state.Passages;
        var recovered = state with
        {
            Change = Math.Max(state.Change, survey.LastChange) + 1,
            Documents = survey.Documents,
            Passages = survey.Passages,
            Length = survey.Length,
            Churn = state.Churn + survey.Passages + 1,
            ChangedAt = changed ? timeProvider.GetUtcNow() : state.ChangedAt,
            Writer = _name,
            Writing = writing,
        };
        await client.ChangeAsync(collection, new ChangesRequest([Write(recovered)]), cancellationToken).ConfigureAwait(false);
        return (recovered, leftovers.Length);
    }
}
