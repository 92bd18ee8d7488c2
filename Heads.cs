using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant;

/// <summary>The state and some documents without their texts, read in one request.</summary>
internal sealed class Heads
{
    private readonly Dictionary<Guid, Payload> _documents;

    private Heads(IReadOnlyList<Point> points)
    {
        State = CorpusState.From(points.FirstOrDefault(point => point.Id == PointIds.State));
        _documents = points.Where(point => point.Payload?.Kind == Payload.DocumentKind).DistinctBy(point => point.Id)
            .ToDictionary(point => point.Id, point => point.Payload!);
    }

    public CorpusState State { get; }

    /// <summary>The document, or null where there is none.</summary>
    public Payload? Of(string documentId) => _documents.GetValueOrDefault(PointIds.Document(documentId));

    public static async Task<Heads> ReadAsync(Collection collection, IEnumerable<string> documentIds, CancellationToken cancellationToken) => new(
        await collection.RetrieveAsync(
            new RetrieveRequest([PointIds.State, .. documentIds.Distinct().Select(PointIds.Document)], PayloadFields.Heads, []), cancellationToken).ConfigureAwait(false));
}
