using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant;

/// <summary>Reads passages by id: the documents, which name the current generation, then its points.</summary>
internal sealed class PassageReader(Collection collection, int dimensions)
{
    private static readonly string[] s_fields = [PayloadFields.DocumentId, "position", "text", "spans", "headings", "tokens"];

    /// <returns>The passages, and whether each document's are of one version.</returns>
    public async Task<(IReadOnlyList<StoredPassage> Passages, bool Consistent)> ReadAsync(IReadOnlyList<PassageId> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return ([], true);
        }

        var heads = await Heads.ReadAsync(collection, ids.Select(id => id.DocumentId), cancellationToken).ConfigureAwait(false);
        var wanted = new List<(PassageId Id, Guid Point, DocumentSummary Document)>(ids.Count);
        foreach (var id in ids)
        {
            if (heads.Of(id.DocumentId) is { Summary: { } summary, Generation: { } generation } && id.Position >= 0 && id.Position < summary.Passages)
            {
                wanted.Add((id, PointIds.Passage(id.DocumentId, id.Position, generation), summary));
            }
        }

        if (wanted.Count == 0)
        {
            return ([], true);
        }

        var points = (await collection.RetrieveAsync(
            new RetrieveRequest([.. wanted.Select(w => w.Point).Distinct()], s_fields, ["passage"]), cancellationToken).ConfigureAwait(false)).ToDictionary(point => point.Id);
        if (wanted.Exists(w => !points.ContainsKey(w.Point)))
        {
            // A document was replaced or deleted in between, and its old passages are gone.
            return ([], false);
        }

        return ([.. wanted.Select(w => new StoredPassage(Read(points[w.Point]), w.Document))], true);
    }

    private PassageRecord Read(Point point)
    {
        try
        {
            var passage = PointWriting.ReadPassage(point);
            return passage.Embedding.Length == dimensions
                ? passage
                : throw new FormatException($"A stored embedding has {passage.Embedding.Length} components instead of {dimensions}.");
        }
        catch (FormatException exception)
        {
            throw new StoreUnavailableException(
                $"{collection.Name} is damaged: {exception.Message} Run `corpus doctor`, and restore it from a snapshot or ingest again.", exception);
        }
    }
}
