using SemanticCorpus.Storage.Qdrant.Points;
using SemanticCorpus.Storage.Qdrant.Reading;
using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant.Writing;

/// <summary>Finds what replacements that were cut off have left: passages of versions that no document names.</summary>
internal sealed class InterruptedReplacements(QdrantClient client, string collection, QdrantReader reader)
{
    private const int FewestVersions = 1000;
    private const int DeletedAtOnce = 1000;

    /// <summary>Which passages are there and which should be.</summary>
    /// <param name="Leftovers">Versions with passages that no document names.</param>
    /// <param name="Incomplete">Number of documents that lack passages.</param>
    /// <param name="Documents">Number of documents.</param>
    /// <param name="Passages">Number of their passages.</param>
    /// <param name="Length">Number of terms in them.</param>
    /// <param name="LastChange">Largest number of a change.</param>
    internal sealed record Survey(IReadOnlyList<string> Leftovers, long Incomplete, long Documents, long Passages, long Length, long LastChange);

    /// <summary>Looks through all documents.</summary>
    public async Task<Survey> LookAsync(CancellationToken cancellationToken)
    {
        var there = await CountPassagesAsync(cancellationToken).ConfigureAwait(false);
        var (incomplete, documents, passages, length, lastChange) = (0L, 0L, 0L, 0L, 0L);
        await foreach (var point in reader.ScrollAsync([Condition.Is("kind", PointKind.Document)], DocumentPoint.VersionFields, cancellationToken).ConfigureAwait(false))
        {
            if (point.Payload is not { Generation: { } generation, Passages: { } count, Length: { } terms, Change: { } change })
            {
                throw new FormatException("A document's point lacks some of its fields.");
            }

            there.Remove(generation, out var found);
            incomplete += found < count ? 1 : 0;
            documents++;
            passages += count;
            length += terms;
            lastChange = Math.Max(lastChange, change);
        }

        return new Survey([.. there.Keys], incomplete, documents, passages, length, lastChange);
    }

    /// <summary>Deletes the passages of versions that no document names.</summary>
    public async Task RemoveAsync(IReadOnlyList<string> generations, CancellationToken cancellationToken)
    {
        foreach (var some in generations.Chunk(DeletedAtOnce))
        {
            await client.ChangeAsync(collection, new ChangesRequest([Removal(some)]), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The deletion of all passages of some versions.</summary>
    public static ChangeOperation Removal(IEnumerable<string> generations) => new()
    {
        Delete = new DeleteRequest { Filter = new Filter { Must = [Condition.Is("kind", PointKind.Passage), Condition.Any("generation", generations)] } },
    };

    private async Task<Dictionary<string, long>> CountPassagesAsync(CancellationToken cancellationToken)
    {
        var filter = new Filter { Must = [Condition.Is("kind", PointKind.Passage)] };
        for (var limit = FewestVersions; ; limit *= 4)
        {
            var hits = await client.FacetAsync(collection, new FacetRequest("generation", limit, filter), cancellationToken).ConfigureAwait(false);
            if (hits.Count < limit)
            {
                return hits.ToDictionary(hit => hit.Value.GetString()!, hit => hit.Count, StringComparer.Ordinal);
            }
        }
    }
}
