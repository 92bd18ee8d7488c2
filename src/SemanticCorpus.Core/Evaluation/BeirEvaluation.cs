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
    public static async Task<ModeMetrics> RunAsync(
        CorpusSearch search, BeirDataset dataset, SearchMode mode, IProgress<int>? completed = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(dataset);
        var (ndcg10, recall10, recall100, mrr10) = (0.0, 0.0, 0.0, 0.0);
        var done = 0;
        foreach (var (id, query) in dataset.Queries)
        {
            var request = new SearchRequest { Query = query, Mode = mode, Limit = Depth, PerDocument = 1 };
            var found = await search.SearchAsync(request, cancellationToken).ConfigureAwait(false);
            var ranked = found.Passages.Select(passage => passage.Document.Id).ToList();
            var grades = dataset.Judgements[id];
            ndcg10 += RetrievalMetrics.Ndcg(ranked, grades, 10);
            recall10 += RetrievalMetrics.Recall(ranked, grades, 10);
            recall100 += RetrievalMetrics.Recall(ranked, grades, Depth);
            mrr10 += RetrievalMetrics.ReciprocalRank(ranked, grades, 10);
            completed?.Report(++done);
        }

        var count = Math.Max(1, dataset.Queries.Count);
        return new ModeMetrics(ndcg10 / count, recall10 / count, recall100 / count, mrr10 / count);
    }
}
