using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant;

/// <summary>Puts documents in and takes them out. The new passages come first, under a generation of their own that no search
/// takes; then the document's point is switched to it; then the old passages go.</summary>
internal sealed class DocumentWriter(Collection collection, QdrantStoreOptions options, Switch turn, TimeProvider timeProvider)
{
    private const int Stripes = 64;
    private static readonly TimeSpan s_cleaning = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim[] _documents = [.. Enumerable.Range(0, Stripes).Select(_ => new SemaphoreSlim(1))];

    /// <returns>The state of the corpus with the document in it.</returns>
    public Task<CorpusState> ReplaceAsync(DocumentRecord document, IReadOnlyList<PassageRecord> passages, CancellationToken cancellationToken) => AloneAsync(
        document.Id,
        async () =>
        {
            var generation = Guid.NewGuid().ToString("N");
            var (length, switched) = (0L, false);
            try
            {
                length = await WritePassagesAsync(document, passages, generation, cancellationToken).ConfigureAwait(false);
                using (await turn.EnterAsync(cancellationToken).ConfigureAwait(false))
                {
                    var heads = await Heads.ReadAsync(collection, [document.Id], cancellationToken).ConfigureAwait(false);
                    var before = heads.Of(document.Id);
                    var after = heads.State.After(before, passages.Count, length, timeProvider.GetUtcNow());
                    switched = true;

                    // In this order: a search that sees the document new and the state old searches again.
                    await collection.BatchAsync(
                        new BatchRequest(
                        [
                            new Operation(new UpsertRequest([PointWriting.Document(document, passages.Count, length, generation, after.Revision)])),
                            new Operation(new UpsertRequest([after.ToPoint()])),
                        ]),
                        cancellationToken).ConfigureAwait(false);
                    if (before is null)
                    {
                        return after;
                    }

                    await collection.DeleteAsync(Passages(document.Id, except: generation), cancellationToken).ConfigureAwait(false);
                    return after;
                }
            }
            catch when (!switched)
            {
                await CleanAsync(document.Id, generation).ConfigureAwait(false);
                throw;
            }
        },
        cancellationToken);

    /// <returns>The state of the corpus without the document, or null where it was not there.</returns>
    public Task<CorpusState?> DeleteAsync(string documentId, CancellationToken cancellationToken) => AloneAsync(
        documentId,
        async () =>
        {
            using (await turn.EnterAsync(cancellationToken).ConfigureAwait(false))
            {
                var heads = await Heads.ReadAsync(collection, [documentId], cancellationToken).ConfigureAwait(false);
                if (heads.Of(documentId) is not { } before)
                {
                    return null;
                }

                var after = heads.State.After(before, null, 0, timeProvider.GetUtcNow());
                await collection.BatchAsync(
                    new BatchRequest(
                    [
                        new Operation(Delete: new DeleteRequest(Points: [PointIds.Document(documentId)])),
                        new Operation(new UpsertRequest([after.ToPoint()])),
                        new Operation(Delete: Passages(documentId)),
                    ]),
                    cancellationToken).ConfigureAwait(false);
                return after;
            }
        },
        cancellationToken);

    private async Task<T> AloneAsync<T>(string documentId, Func<Task<T>> write, CancellationToken cancellationToken)
    {
        var document = _documents[(uint)documentId.GetHashCode(StringComparison.Ordinal) % Stripes];
        await document.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await write().ConfigureAwait(false);
        }
        finally
        {
            document.Release();
        }
    }

    private async Task<long> WritePassagesAsync(
        DocumentRecord document, IReadOnlyList<PassageRecord> passages, string generation, CancellationToken cancellationToken)
    {
        var length = 0L;
        var starts = Enumerable.Range(0, (passages.Count + options.BatchPoints - 1) / options.BatchPoints).Select(batch => batch * options.BatchPoints);
        await Parallel.ForEachAsync(
            starts,
            new ParallelOptions { MaxDegreeOfParallelism = options.BatchesInFlight, CancellationToken = cancellationToken },
            async (start, token) =>
            {
                var points = new List<Point>(options.BatchPoints);
                for (var position = start; position < Math.Min(passages.Count, start + options.BatchPoints); position++)
                {
                    token.ThrowIfCancellationRequested();
                    var passage = passages[position];
                    points.Add(PointWriting.Passage(document, passage, generation));
                    Interlocked.Add(ref length, passage.Terms.Count);
                }

                await collection.UpsertAsync(new UpsertRequest(points), token).ConfigureAwait(false);
            }).ConfigureAwait(false);
        return length;
    }

    // What cannot be cleaned now is found and removed when the corpus is next opened for writing.
    private async Task CleanAsync(string documentId, string generation)
    {
        using var bound = new CancellationTokenSource(s_cleaning, timeProvider);
        try
        {
            await collection.DeleteAsync(
                new DeleteRequest(Filter: new Filter(
                [
                    PayloadFields.Is(PayloadFields.DocumentId, documentId), PayloadFields.Is(PayloadFields.Kind, Payload.PassageKind),
                    PayloadFields.Is(PayloadFields.Generation, generation),
                ])),
                bound.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is StoreUnavailableException or OperationCanceledException)
        {
        }
    }

    private static DeleteRequest Passages(string documentId, string? except = null) => new(Filter: new Filter(
        [PayloadFields.Is(PayloadFields.DocumentId, documentId), PayloadFields.Is(PayloadFields.Kind, Payload.PassageKind)],
        except is null ? null : [PayloadFields.Is(PayloadFields.Generation, except)]));
}
