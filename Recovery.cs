using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant;

/// <summary>Sets right what an interrupted write left: passages of generations that are not current, and totals that do not hold.</summary>
internal sealed class Recovery(Collection collection, QdrantStoreOptions options)
{
    /// <summary>How many passages there are beyond or below what the state says; not 0 after an interrupted write.</summary>
    public async Task<(long Documents, long Passages)> FindSurplusAsync(CorpusState state, CancellationToken cancellationToken)
    {
        var documents = collection.CountAsync(Kind(Payload.DocumentKind), cancellationToken);
        var passages = collection.CountAsync(Kind(Payload.PassageKind), cancellationToken);
        await Task.WhenAll(documents, passages).ConfigureAwait(false);
        return (await documents.ConfigureAwait(false) - state.Documents, await passages.ConfigureAwait(false) - state.Passages);
    }

    /// <returns>The state that holds, and the number of passages removed.</returns>
    public async Task<(CorpusState State, long Removed)> RunAsync(CorpusState state, CancellationToken cancellationToken)
    {
        if (await FindSurplusAsync(state, cancellationToken).ConfigureAwait(false) == (0, 0))
        {
            return (state, 0);
        }

        var current = new Dictionary<string, Payload>(StringComparer.Ordinal);
        await foreach (var point in collection.ScrollAsync(Kind(Payload.DocumentKind), PayloadFields.Heads, cancellationToken).ConfigureAwait(false))
        {
            if (point.Payload is { DocumentId: { } id } document)
            {
                current[id] = document;
            }
        }

        var leftovers = new List<Guid>();
        await foreach (var point in collection.ScrollAsync(
            Kind(Payload.PassageKind), [PayloadFields.DocumentId, PayloadFields.Generation], cancellationToken).ConfigureAwait(false))
        {
            if (point.Payload is not { DocumentId: { } id, Generation: { } generation } || current.GetValueOrDefault(id)?.Generation != generation)
            {
                leftovers.Add(point.Id);
            }
        }

        foreach (var some in leftovers.Chunk(options.BatchPoints))
        {
            await collection.DeleteAsync(new DeleteRequest(Points: some), cancellationToken).ConfigureAwait(false);
        }

        var newest = current.Values.Select(document => document.Revision ?? 0).Append(state.Revision).Max();
        var counted = state with
        {
            Revision = newest + 1,
            Documents = current.Count,
            Passages = current.Values.Sum(document => (long)(document.Summary?.Passages ?? 0)),
            Length = current.Values.Sum(document => document.Length ?? 0),
        };
        await collection.UpsertAsync(new UpsertRequest([counted.ToPoint()]), cancellationToken).ConfigureAwait(false);
        return (counted, leftovers.Count);
    }

    private static Filter Kind(string kind) => new([PayloadFields.Is(PayloadFields.Kind, kind)]);
}
