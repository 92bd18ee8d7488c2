using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant;

/// <summary>Finds candidates in two round trips: both lists in one batch beside what is not yet known of frequencies, then the
/// documents of what was found, which tell what is current. What changed meanwhile is searched again.</summary>
internal sealed class CandidateSearch(Collection collection, Frequencies frequencies)
{
    private const int Beyond = 64;
    private const int MostAtOnce = 1_000_000;
    private const int LeastEf = 128;
    private const double Oversampling = 2;

    /// <param name="query">The question.</param>
    /// <param name="before">The state as it was known before the search began.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>What was found, the state after it, and whether that is one state of the corpus.</returns>
    public async Task<(CandidateSet Found, CorpusState After, bool Consistent)> RunAsync(CandidateQuery query, CorpusState before, CancellationToken cancellationToken)
    {
        var terms = query.Terms.Distinct().Select(Bm25.Hash).Distinct().ToArray();
        var sources = await frequencies.ResolveAsync(query.Filter.Sources, before.Revision, cancellationToken).ConfigureAwait(false);
        var filter = query.Filter.IsEmpty ? null : CorpusConditions.Of(query.Filter, Payload.PassageKind, sources);
        var termCounts = frequencies.CountAsync(PayloadFields.Terms, terms.Select(term => (long)term), before.Revision, cancellationToken);
        var pieceCounts = frequencies.CountAsync(PayloadFields.Pieces, query.TokenIds.Select(id => (long)id), before.Revision, cancellationToken);
        var lists = SearchAsync(query, terms, filter, cancellationToken);
        await Task.WhenAll(lists, termCounts, pieceCounts).ConfigureAwait(false);

        var (dense, keyword) = await lists.ConfigureAwait(false);
        var heads = await Heads.ReadAsync(
            collection, dense.Concat(keyword).Select(point => point.Payload?.DocumentId).OfType<string>(), cancellationToken).ConfigureAwait(false);
        var consistent = heads.State.Revision == before.Revision;
        var current = dense.Concat(keyword).Select(point => point.Payload?.DocumentId).OfType<string>().Distinct()
            .Select(heads.Of).OfType<Payload>().ToDictionary(document => document.DocumentId!, document => document);
        consistent &= current.Values.All(document => document.Revision <= before.Revision);

        var termFrequencies = await termCounts.ConfigureAwait(false);
        var found = new CandidateSet(
            Best(dense, current, query.Limit, point => point.Score),
            Best(keyword, current, query.Limit, point => Score(point, terms, termFrequencies, before)),
            before.Passages,
            (await pieceCounts.ConfigureAwait(false)).ToDictionary(pair => (int)pair.Key, pair => pair.Value));
        return (found, heads.State, consistent);
    }

    private async Task<(IReadOnlyList<Point> Dense, IReadOnlyList<Point> Keyword)> SearchAsync(
        CandidateQuery query, uint[] terms, Filter? filter, CancellationToken cancellationToken)
    {
        // More than asked for: replaced passages that are about to go, ties, and keyword scores that change with the average length.
        var limit = (int)Math.Min(MostAtOnce, (2L * query.Limit) + Beyond);
        var searches = new List<QueryRequest>();
        if (!query.Embedding.IsEmpty)
        {
            searches.Add(new QueryRequest(
                query.Embedding.ToArray(), "passage", limit, filter, new QueryParams(Math.Max(LeastEf, limit), new QuantizationParams(true, Oversampling)), PayloadFields.Candidate, []));
        }

        if (terms.Length > 0)
        {
            searches.Add(new QueryRequest(
                new SparseVector(terms, [.. terms.Select(_ => 1f)]), "keywords", limit, filter, null, PayloadFields.Candidate, ["keywords"]));
        }

        if (searches.Count == 0)
        {
            return ([], []);
        }

        var lists = await collection.QueryAsync(new QueryBatchRequest(searches), cancellationToken).ConfigureAwait(false);
        return (query.Embedding.IsEmpty ? [] : lists[0].Points!, terms.Length == 0 ? [] : lists[^1].Points!);
    }

    private static double Score(Point point, uint[] terms, Dictionary<long, long> frequencies, CorpusState state)
    {
        var (vector, length) = (point.Vector?.Keywords, point.Payload?.Length ?? 0);
        var score = 0.0;
        for (var i = 0; vector is not null && i < vector.Indices.Length && i < vector.Values.Length; i++)
        {
            if (Array.IndexOf(terms, vector.Indices[i]) >= 0)
            {
                score += Bm25.Score(Bm25.Count(vector.Values[i], length), length, state.AverageLength, state.Passages, frequencies[vector.Indices[i]]);
            }
        }

        return score;
    }

    private static List<Candidate> Best(IReadOnlyList<Point> points, Dictionary<string, Payload> current, int limit, Func<Point, double> score) =>
    [
        .. points.Where(point => point.Payload is { DocumentId: { } id, Position: not null, Generation: { } generation }
                && current.TryGetValue(id, out var document) && document.Generation == generation)
            .Select(point => new Candidate(new PassageId(point.Payload!.DocumentId!, point.Payload.Position!.Value), (float)score(point)))
            .OrderByDescending(candidate => candidate.Score)
            .ThenBy(candidate => candidate.Id.DocumentId, StringComparer.Ordinal)
            .ThenBy(candidate => candidate.Id.Position)
            .Take(limit),
    ];
}
