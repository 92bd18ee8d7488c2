using SemanticCorpus.Storage;

namespace SemanticCorpus.Duplicates;

/// <summary>Finds the documents of a corpus that are copies of one another: word for word, edited, cut short or wrapped in other text.
/// Documents are read one at a time, twice at most; what is kept of each is a sample of its runs of words.</summary>
public static class DuplicateFinder
{
    /// <summary>Copies looked at for one sampled run; a run that more documents share is furniture, or theirs is a large cluster
    /// that its first documents find.</summary>
    private const int MostPerRun = 32;

    /// <summary>The sample of a pair may show this much less than the pair has.</summary>
    private const double SampleTolerance = 0.25;

    /// <summary>The clusters of documents that pass a filter.</summary>
    /// <param name="store">The corpus.</param>
    /// <param name="options">What counts as the same text.</param>
    /// <param name="filter">The documents to look at; null for all.</param>
    /// <param name="read">Told how many documents are read, after each.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>Clusters of two and more documents, the largest first, then by the longest document's id.</returns>
    /// <exception cref="ArgumentException">A setting is out of its limits.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be read.</exception>
    public static async Task<IReadOnlyList<DuplicateCluster>> FindAsync(
        ICorpusStore store,
        DuplicateOptions options,
        CorpusFilter? filter = null,
        IProgress<int>? read = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var sampled = new List<SampledDocument>();
        await foreach (var summary in store.ListDocumentsAsync(filter ?? new CorpusFilter(), cancellationToken).ConfigureAwait(false))
        {
            if (await ShinglesOfAsync(store, summary.Id, cancellationToken).ConfigureAwait(false) is { } shingles)
            {
                sampled.Add(new SampledDocument(summary, shingles));
                read?.Report(sampled.Count);
            }
        }

        // The longest first, so that every copy is compared with the fullest version of the text.
        sampled.Sort(static (a, b) => b.Length != a.Length ? b.Length.CompareTo(a.Length) : string.CompareOrdinal(a.Summary.Id, b.Summary.Id));
        var clusters = await ClusterAsync(store, sampled, options.Threshold, cancellationToken).ConfigureAwait(false);
        return [.. clusters
            .Where(cluster => cluster.Copies.Count > 0)
            .Select(cluster => cluster with { Copies = [.. cluster.Copies.OrderByDescending(copy => copy.Similarity).ThenBy(copy => copy.Document.Id, StringComparer.Ordinal)] })
            .OrderByDescending(cluster => cluster.Copies.Count)
            .ThenBy(cluster => cluster.Longest.Id, StringComparer.Ordinal)];
    }

    private static async Task<List<DuplicateCluster>> ClusterAsync(
        ICorpusStore store, List<SampledDocument> documents, double threshold, CancellationToken cancellationToken)
    {
        var clusters = new List<DuplicateCluster>();
        var leadersOf = new Dictionary<ulong, List<int>>();
        var leaders = new List<(SampledDocument Document, List<DuplicateDocument> Copies)>();
        foreach (var document in documents)
        {
            var shared = new Dictionary<int, int>();
            foreach (var leader in document.Sample.SelectMany(run => leadersOf.GetValueOrDefault(run) ?? []))
            {
                shared[leader] = shared.GetValueOrDefault(leader) + 1;
            }

            var likely = shared
                .Where(pair => pair.Value >= (threshold - SampleTolerance) * document.CommonSample)
                .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
                .Select(pair => leaders[pair.Key]);
            if (await FirstCopiedAsync(store, document, likely, threshold, cancellationToken).ConfigureAwait(false) is var (copies, similarity))
            {
                copies.Add(new DuplicateDocument(document.Summary, similarity));
                continue;
            }

            var own = new List<DuplicateDocument>();
            clusters.Add(new DuplicateCluster(document.Summary, own));
            leaders.Add((document, own));
            foreach (var run in document.Sample)
            {
                if (!leadersOf.TryGetValue(run, out var list))
                {
                    leadersOf[run] = list = [];
                }

                if (list.Count < MostPerRun)
                {
                    list.Add(leaders.Count - 1);
                }
            }
        }

        return clusters;
    }

    private static async Task<(List<DuplicateDocument> Copies, double Similarity)?> FirstCopiedAsync(
        ICorpusStore store,
        SampledDocument document,
        IEnumerable<(SampledDocument Document, List<DuplicateDocument> Copies)> likely,
        double threshold,
        CancellationToken cancellationToken)
    {
        Shingles? own = null;
        foreach (var leader in likely)
        {
            own ??= await ShinglesOfAsync(store, document.Summary.Id, cancellationToken).ConfigureAwait(false);
            var other = await ShinglesOfAsync(store, leader.Document.Summary.Id, cancellationToken).ConfigureAwait(false);
            if (own is not null && other is not null && own.Containment(other) is var similarity && similarity >= threshold)
            {
                return (leader.Copies, similarity);
            }
        }

        return null;
    }

    private static async Task<Shingles?> ShinglesOfAsync(ICorpusStore store, string id, CancellationToken cancellationToken) =>
        await store.GetDocumentAsync(id, cancellationToken).ConfigureAwait(false) is { } document ? Shingles.Of(document.Text) : null;
}
