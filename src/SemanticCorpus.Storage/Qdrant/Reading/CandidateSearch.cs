using System.Text.Json;
using SemanticCorpus.Storage.Qdrant.Points;
using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant.Reading;

/// <summary>Finds candidates: one batch with both lists, then one request that tells which versions of their documents count
/// (docs/decisions/0014-qdrant-replacement.md). It is repeated while documents change under it.</summary>
internal sealed class CandidateSearch(QdrantClient client, string collection, QdrantReader reader, FrequencyCache frequencies)
{
    /// <summary>Rounds in which lists and counts are taken of the very same state; on a corpus that changes all the time, later
    /// rounds only demand that each document is whole.</summary>
    private const int RoundsInOneState = 8;

    private const int Spare = 32;
    private static readonly string[] s_denseFields = ["document_id", "generation", "position"];
    private static readonly string[] s_keywordFields = [.. s_denseFields, "length", "term_counts"];

    /// <param name="query">What is asked.</param>
    /// <param name="state">A state that was current at some time before.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>What was found, and the last state seen.</returns>
    public async Task<(CandidateSet Found, CorpusState State)> RunAsync(CandidateQuery query, CorpusState state, CancellationToken cancellationToken)
    {
        var hashes = query.Terms.Select(TextHash.OfTerm).Distinct().ToArray();
        var counted = query.CountedTerms.Distinct(StringComparer.Ordinal).ToDictionary(term => term, TextHash.OfTerm, StringComparer.Ordinal);

        // The keyword list's own terms come first.
        uint[] countedHashes = [.. hashes.Union(counted.Values)];
        var pieces = query.TokenIds.Distinct().ToArray();
        var excluded = new HashSet<string>(StringComparer.Ordinal);
        var conditions = FilterFields.Of(query.Filter);
        var fetched = (2L * query.Limit) + Spare;
        for (var round = 1; ; round++)
        {
            var limit = (int)Math.Min(fetched, Math.Max(state.Passages, Spare) + (2L * Spare));
            var filter = new Filter
            {
                Must = conditions.Count == 0 ? null : conditions, MustNot = excluded.Count == 0 ? null : [Condition.Any("generation", excluded)],
            };
            var lists = QueryAsync(query, hashes, limit, filter, cancellationToken);
            var termCounts = frequencies.GetAsync(FrequencyCache.Terms, [.. countedHashes.Select(hash => (long)hash)], state, cancellationToken);
            var pieceCounts = frequencies.GetAsync(FrequencyCache.Pieces, [.. pieces.Select(piece => (long)piece)], state, cancellationToken);
            await Task.WhenAll(lists, termCounts, pieceCounts).ConfigureAwait(false);
            var (dense, keyword) = await lists.ConfigureAwait(false);
            var documents = dense.Concat(keyword).Select(DocumentOf).Distinct().ToArray();
            var (after, versions) = await reader.ReadVersionsAsync(documents, cancellationToken).ConfigureAwait(false);

            var view = new VersionView(state, versions);
            var settled = view.Sort(dense.Concat(keyword), excluded) && (round > RoundsInOneState || after.Change == state.Change);
            var denseBest = new RankedList(dense, limit, view, point => point.Score);
            var weigh = Weigh(hashes, (await termCounts.ConfigureAwait(false))[..hashes.Length], state);
            var keywordBest = new RankedList(keyword, limit, view, weigh);
            if (settled && denseBest.IsSure(query.Limit) && keywordBest.IsSure(query.Limit))
            {
                var pieceFrequencies = await pieceCounts.ConfigureAwait(false);
                var termFrequencies = countedHashes.Zip(await termCounts.ConfigureAwait(false)).ToDictionary(pair => pair.First, pair => pair.Second);
                return (
                    new CandidateSet(
                        denseBest.Best(query.Limit),
                        keywordBest.Best(query.Limit),
                        state.Passages,
                        pieces.Zip(pieceFrequencies).ToDictionary(pair => pair.First, pair => pair.Second))
                    {
                        TermFrequencies = counted.ToDictionary(term => term.Key, term => termFrequencies[term.Value], StringComparer.Ordinal),
                    },
                    after);
            }

            fetched = settled ? fetched * 2 : fetched;
            state = after;
        }
    }

    private static string DocumentOf(FoundPoint point) => point.Payload?.DocumentId ?? throw new FormatException("A passage's point names no document.");

    private async Task<(IReadOnlyList<FoundPoint> Dense, IReadOnlyList<FoundPoint> Keyword)> QueryAsync(
        CandidateQuery query, uint[] hashes, int limit, Filter filter, CancellationToken cancellationToken)
    {
        var restriction = filter is { Must: null, MustNot: null } ? null : filter;
        var searches = new List<JsonElement>();
        if (!query.Embedding.IsEmpty)
        {
            var dense = new DenseQuery(
                query.Embedding.ToArray(), PassagePoint.DenseVector, limit, restriction, s_denseFields,
                new QueryParameters(new QuantizationParameters(Rescore: true, Oversampling: 2)));
            searches.Add(JsonSerializer.SerializeToElement(dense, QdrantJson.Default.DenseQuery));
        }

        if (hashes.Length > 0)
        {
            var sparse = new SparseQuery(
                new SparseVector(hashes, [.. hashes.Select(_ => 1f)]), PassagePoint.SparseVector, limit, restriction, s_keywordFields);
            searches.Add(JsonSerializer.SerializeToElement(sparse, QdrantJson.Default.SparseQuery));
        }

        if (searches.Count == 0)
        {
            return ([], []);
        }

        var answers = await client.QueryAsync(collection, new SearchesRequest(searches), cancellationToken).ConfigureAwait(false);
        if (answers.Count != searches.Count || answers.Any(answer => answer.Points is null))
        {
            throw new FormatException("A batch of searches was answered in part.");
        }

        return (query.Embedding.IsEmpty ? [] : answers[0].Points!, hashes.Length == 0 ? [] : answers[^1].Points!);
    }

    private static Func<FoundPoint, float> Weigh(uint[] hashes, long[] termCounts, CorpusState state)
    {
        var weights = Array.ConvertAll(termCounts, frequency => Bm25.InverseDocumentFrequency(frequency, state.Passages));
        var average = (double)Math.Max(1, state.Length) / Math.Max(1, state.Passages);
        return point =>
        {
            if (point.Payload is not { TermCounts: { } bytes, Length: { } length })
            {
                throw new FormatException("A passage's point lacks its terms.");
            }

            var counts = new int[hashes.Length];
            TermCounts.Read(bytes, hashes, counts);
            var score = 0.0;
            for (var i = 0; i < counts.Length; i++)
            {
                score += counts[i] == 0 ? 0 : weights[i] * Bm25.Weight(counts[i], length, average);
            }

            return (float)score;
        };
    }
}
