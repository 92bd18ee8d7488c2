using SemanticCorpus.Storage;

namespace SemanticCorpus.Search.Ranking;

/// <summary>The passages beside those found, read in one round trip.</summary>
internal sealed class Neighbourhood
{
    private readonly Dictionary<PassageId, PassageRecord> passages = [];
    private readonly int context;

    private Neighbourhood(int context) => this.context = context;

    public static async Task<Neighbourhood> ReadAsync(
        ICorpusStore store, IReadOnlyList<RankedPassage> found, int context, CancellationToken cancellationToken)
    {
        var neighbourhood = new Neighbourhood(context);
        if (context > 0 && found.Count > 0)
        {
            var ids = found.SelectMany(passage => neighbourhood.Around(passage.Stored!)).Distinct().ToList();
            foreach (var stored in await store.GetPassagesAsync(ids, cancellationToken).ConfigureAwait(false))
            {
                neighbourhood.passages[stored.Passage.Id] = stored.Passage;
            }
        }

        return neighbourhood;
    }

    public IReadOnlyList<NeighbouringPassage> Of(StoredPassage stored) =>
    [
        .. Around(stored)
            .Where(passages.ContainsKey)
            .Select(id => new NeighbouringPassage(id, passages[id].Text, passages[id].Span)),
    ];

    private IEnumerable<PassageId> Around(StoredPassage stored)
    {
        var id = stored.Passage.Id;
        var first = Math.Max(0, id.Position - context);
        var last = Math.Min(stored.Document.Passages - 1, id.Position + context);
        return Enumerable.Range(first, Math.Max(0, last - first + 1))
            .Where(position => position != id.Position)
            .Select(position => id with { Position = position });
    }
}
