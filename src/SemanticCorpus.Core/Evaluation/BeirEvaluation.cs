using SemanticCorpus.Search;

namespace SemanticCorpus.Evaluation;

/// <summary>Mean measures of a search mode over a collection's judged queries. A document stands where its best passage does.</summary>
/// <param name="Ndcg10">nDCG of the first 10 documents.</param>
/// <param name="Recall10">Recall of the first 10.</param>
/// <param name="Recall100">Recall of the first 100.</param>
/// <param name="Mrr10">Reciprocal rank within the first 10.</param>
public sealed record ModeMetrics(double Ndcg10, double Recall10, double Recall100, double Mrr10);

/// <summary>Evaluates a search over a collection that has been ingested.</summary>
public static class BeirEvaluation
{
    private const int Depth = 100;

    /// <summary>Runs every judged query.</summary>
    /// <param name="search">A search over the collection.</param>
    /// <param name="dataset">The queries and judgements.</param>
    /// <param name="mode">The search mode.</param>
    /// <param name="completed">Told how many queries are done, after each.</param>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    public static async Task<IReadOnlyList<JudgedQuery>> RunAsync(
        CorpusSearch search, BeirDataset dataset, SearchMode mode, IProgress<int>? completed = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(dataset);
        var judged = new List<JudgedQuery>(dataset.Queries.Count);
        foreach (var (id, query) in dataset.Queries)
        {
            // Judgements grade every copy by itself.
            var request = new SearchRequest { Query = query, Mode = mode, Limit = Depth, PerDocument = 1, Copies = true };
            var found = await search.SearchAsync(request, cancellationToken).ConfigureAwait(false);
            var ranked = found.Passages.Select(passage => passage.Document.Id).ToList();
            var grades = dataset.Judgements[id];
            judged.Add(new JudgedQuery(
                id,
                query,
                grades,
                found.Passages is [var first, ..] ? first : null,
                RetrievalMetrics.Ndcg(ranked, grades, 10),
                RetrievalMetrics.Recall(ranked, grades, 10),
                RetrievalMetrics.Recall(ranked, grades, Depth),
                RetrievalMetrics.ReciprocalRank(ranked, grades, 10)));
            completed?.Report(judged.Count);
        }

        return judged;
    }

    /// <summary>The means over queries; 0 where there are none.</summary>
    public static ModeMetrics Measure(IReadOnlyList<JudgedQuery> queries)
    {
        ArgumentNullException.ThrowIfNull(queries);
        return queries.Count == 0 ? new ModeMetrics(0, 0, 0, 0) : new ModeMetrics(
            queries.Average(query => query.Ndcg10),
            queries.Average(query => query.Recall10),
            queries.Average(query => query.Recall100),
            queries.Average(query => query.Mrr10));
    }
}

/// <summary>What a judged query gave.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The query.</param>
/// <param name="Grades">The judged documents' grades.</param>
/// <param name="First">The first passage, or null where nothing was found.</param>
/// <param name="Ndcg10">nDCG of the first 10 documents.</param>
/// <param name="Recall10">Recall of the first 10.</param>
/// <param name="Recall100">Recall of the first 100.</param>
/// <param name="Mrr10">Reciprocal rank within the first 10.</param>
public sealed record JudgedQuery(
    string Id, string Text, IReadOnlyDictionary<string, int> Grades, PassageHit? First, double Ndcg10, double Recall10, double Recall100, double Mrr10);
