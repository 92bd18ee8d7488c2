using System.Collections.Concurrent;
using SemanticCorpus.Storage.Qdrant.Points;
using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant.Reading;

/// <summary>Reads documents, passages and the state of one collection.</summary>
internal sealed class QdrantReader(QdrantClient client, string collection)
{
    private const int ScrolledAtOnce = 1000;
    private const int RetrievedAtOnce = 256;
    private const int RememberedVersions = 20_000;
    private readonly ConcurrentDictionary<string, string> _versions = new(StringComparer.Ordinal);

    public async Task<CorpusState> ReadStateAsync(CancellationToken cancellationToken) =>
        FindState(await client.RetrieveAsync(collection, new RetrieveRequest([PointId.State], CorpusState.Fields, []), cancellationToken).ConfigureAwait(false));

    /// <summary>The current versions of documents, by id, and the state; those that are not there are left out.</summary>
    public async Task<(CorpusState State, Dictionary<string, PointPayload> Versions)> ReadVersionsAsync(
        IEnumerable<string> documentIds, CancellationToken cancellationToken)
    {
        var state = (CorpusState?)null;
        var versions = new Dictionary<string, PointPayload>(StringComparer.Ordinal);
        foreach (var some in documentIds.Select(PointId.OfDocument).Prepend(PointId.State).Chunk(RetrievedAtOnce))
        {
            var points = await client.RetrieveAsync(
                collection, new RetrieveRequest(some, [.. DocumentPoint.VersionFields.Union(CorpusState.Fields)], []), cancellationToken).ConfigureAwait(false);

            // The first answer's, so that it is no newer than any version read.
            state ??= FindState(points);
            foreach (var payload in points.Select(point => point.Payload).Where(payload => payload?.Kind == PointKind.Document))
            {
                versions[payload!.DocumentId ?? ""] = payload;
                Remember(payload);
            }
        }

        return (state!, versions);
    }

    public async Task<DocumentSummary?> ReadSummaryAsync(string documentId, CancellationToken cancellationToken) =>
        await FindDocumentAsync(documentId, DocumentPoint.SummaryFields, cancellationToken).ConfigureAwait(false) is { } point
            ? DocumentPoint.ReadSummary(point.Payload)
            : null;

    public async Task<DocumentRecord?> ReadDocumentAsync(string documentId, CancellationToken cancellationToken) =>
        await FindDocumentAsync(documentId, DocumentPoint.AllFields, cancellationToken).ConfigureAwait(false) is { } point
            ? DocumentPoint.ReadDocument(point.Payload)
            : null;

    /// <summary>All points that pass a filter, with some of their fields.</summary>
    public async IAsyncEnumerable<FoundPoint> ScrollAsync(
        List<Condition> conditions, IReadOnlyList<string> fields, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Guid? offset = null;
        do
        {
            var page = await client.ScrollAsync(
                collection, new ScrollRequest(ScrolledAtOnce, offset, new Filter { Must = conditions }, fields), cancellationToken).ConfigureAwait(false);
            foreach (var point in page.Points ?? [])
            {
                yield return point;
            }

            offset = page.NextPageOffset;
        }
        while (offset is not null);
    }

    /// <summary>Summaries of documents in the order asked for; those that are not there any more are left out.</summary>
    public async Task<List<DocumentSummary>> ReadSummariesAsync(IReadOnlyList<string> documentIds, CancellationToken cancellationToken)
    {
        var points = await client.RetrieveAsync(
            collection, new RetrieveRequest([.. documentIds.Select(PointId.OfDocument)], DocumentPoint.SummaryFields, []), cancellationToken).ConfigureAwait(false);
        var byId = points.ToDictionary(point => point.Id);
        return [.. documentIds.Select(id => byId.GetValueOrDefault(PointId.OfDocument(id))).OfType<FoundPoint>().Select(point => DocumentPoint.ReadSummary(point.Payload))];
    }

    /// <summary>Passages by id. The version of each document is known from the search before, as a rule, and read along, so that one
    /// request does; a document replaced in between is asked for again.</summary>
    public async Task<IReadOnlyList<StoredPassage>> ReadPassagesAsync(IReadOnlyList<PassageId> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<PassageId, StoredPassage>();
        var open = ids.Where(id => id.Position >= 0).GroupBy(id => id.DocumentId).ToDictionary(group => group.Key, group => group.Distinct().ToArray());
        var damaged = new Dictionary<string, string>(StringComparer.Ordinal);
        while (open.Count > 0)
        {
            var wanted = open.SelectMany(document => PointsOf(document.Key, document.Value)).ToArray();
            var points = new Dictionary<Guid, FoundPoint>();
            foreach (var some in wanted.Chunk(RetrievedAtOnce))
            {
                var answer = await client.RetrieveAsync(
                    collection,
                    new RetrieveRequest(some, [.. DocumentPoint.SummaryFields, .. PassagePoint.ReadFields], [PassagePoint.DenseVector]),
                    cancellationToken).ConfigureAwait(false);
                foreach (var point in answer)
                {
                    points[point.Id] = point;
                }
            }

            foreach (var (documentId, passages) in open.ToArray())
            {
                if (TryTake(documentId, passages, points, found, damaged))
                {
                    open.Remove(documentId);
                }
            }
        }

        return [.. ids.Select(id => found.GetValueOrDefault(id)).OfType<StoredPassage>()];
    }

    private static CorpusState FindState(IEnumerable<FoundPoint> points) =>
        CorpusState.Read(points.FirstOrDefault(point => point.Id == PointId.State)?.Payload);

    private async Task<FoundPoint?> FindDocumentAsync(string documentId, IReadOnlyList<string> fields, CancellationToken cancellationToken) =>
        await client.RetrieveAsync(
            collection, new RetrieveRequest([PointId.OfDocument(documentId)], fields, []), cancellationToken).ConfigureAwait(false) is [var point, ..] ? point : null;

    private IEnumerable<Guid> PointsOf(string documentId, PassageId[] passages) =>
        _versions.TryGetValue(documentId, out var generation)
            ? passages.Select(id => PointId.OfPassage(documentId, generation, id.Position)).Prepend(PointId.OfDocument(documentId))
            : [PointId.OfDocument(documentId)];

    /// <returns>Whether the document is done: its passages are all of its current version, or it is not there.</returns>
    private bool TryTake(
        string documentId, PassageId[] passages, Dictionary<Guid, FoundPoint> points, Dictionary<PassageId, StoredPassage> found, Dictionary<string, string> damaged)
    {
        if (points.GetValueOrDefault(PointId.OfDocument(documentId)) is not { Payload: { Generation: { } generation } payload })
        {
            _versions.TryRemove(documentId, out _);
            return true;
        }

        var asked = _versions.TryGetValue(documentId, out var known) && known == generation;
        Remember(payload);
        var there = passages.Where(id => id.Position < payload.Passages).ToArray();
        var taken = there.Select(id => points.GetValueOrDefault(PointId.OfPassage(documentId, generation, id.Position))).OfType<FoundPoint>().ToArray();
        if (taken.Length < there.Length)
        {
            // Missing twice in a version that was current both times is no replacement in between.
            return asked && !damaged.TryAdd(documentId, generation) && damaged[documentId] == generation
                ? throw new FormatException($"Passages of {documentId} are missing.")
                : false;
        }

        var summary = there.Length == 0 ? null : DocumentPoint.ReadSummary(payload);
        for (var i = 0; i < there.Length; i++)
        {
            found[there[i]] = new StoredPassage(PassagePoint.Read(there[i], taken[i]), summary!);
        }

        return true;
    }

    private void Remember(PointPayload payload)
    {
        if (_versions.Count >= RememberedVersions)
        {
            _versions.Clear();
        }

        _versions[payload.DocumentId ?? ""] = payload.Generation ?? "";
    }
}
