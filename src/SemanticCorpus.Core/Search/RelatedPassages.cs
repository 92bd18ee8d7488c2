using System.Numerics.Tensors;
using SemanticCorpus.Search.Ranking;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Search;

/// <summary>Finds what other documents say about the same thing as a stored document or passage. Needs no model: it compares stored vectors.</summary>
public static class RelatedPassages
{
    /// <summary>The passages of other documents nearest in meaning, one a document, best first.</summary>
    /// <param name="store">The corpus.</param>
    /// <param name="id">A document's id, compared by the mean of its passages' embeddings, or a passage's (<c>DOCUMENT#POSITION</c>).</param>
    /// <param name="limit">How many are wanted, 1 to 100.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The passages with a relevance that rests on the cosine alone; null where there is nothing of that id.</returns>
    /// <exception cref="ArgumentException">The limit is out of its limits.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public static async Task<IReadOnlyList<PassageHit>?> FindAsync(
        ICorpusStore store, string id, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrEmpty(id);
        if (limit is < 1 or > SearchRequest.MaxLimit)
        {
            throw new ArgumentException($"limit: {limit} is outside 1 to {SearchRequest.MaxLimit}.");
        }

        var document = await store.GetSummaryAsync(id, cancellationToken).ConfigureAwait(false);
        PassageId[] own = document is not null ? [.. Enumerable.Range(0, document.Passages).Select(position => new PassageId(id, position))]
            : PassageId.TryParse(id, out var passage) ? [passage]
            : [];
        var stored = await store.GetPassagesAsync(own, cancellationToken).ConfigureAwait(false);
        if (stored.Count == 0)
        {
            return null;
        }

        var embedding = Mean(stored);

        // The document's own passages are the nearest of all, and each other document may hold several near ones.
        var query = new CandidateQuery { Embedding = embedding, Limit = stored[0].Document.Passages + (limit * PassagesLookedAtForEach) };
        var found = await store.FindCandidatesAsync(query, cancellationToken).ConfigureAwait(false);
        var best = found.Dense
            .Where(candidate => candidate.Id.DocumentId != own[0].DocumentId)
            .DistinctBy(candidate => candidate.Id.DocumentId)
            .Take(limit)
            .ToList();
        var read = await store.GetPassagesAsync(best.ConvertAll(candidate => candidate.Id), cancellationToken).ConfigureAwait(false);
        var cosines = best.ToDictionary(candidate => candidate.Id, candidate => candidate.Score);
        return [.. read.Select(hit => new PassageHit
        {
            Id = hit.Passage.Id,
            Document = hit.Document,
            Text = hit.Passage.Text,
            Span = hit.Passage.Span,
            Source = hit.Passage.Source,
            Location = hit.Passage.Location,
            HeadingPath = hit.Passage.HeadingPath,
            Url = hit.Document.Metadata.Url,
            Relevance = Relevance.Of(cosines[hit.Passage.Id]),
        })];
    }

    private const int PassagesLookedAtForEach = 20;

    private static float[] Mean(IReadOnlyList<StoredPassage> passages)
    {
        var mean = new float[passages[0].Passage.Embedding.Length];
        foreach (var passage in passages)
        {
            TensorPrimitives.Add(mean, passage.Passage.Embedding.Span, mean);
        }

        var norm = TensorPrimitives.Norm<float>(mean);
        TensorPrimitives.Divide(mean, norm == 0 ? 1 : norm, mean);
        return mean;
    }
}
