using System.Collections.Concurrent;
using SemanticCorpus.Storage.Qdrant.Points;
using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant.Reading;

/// <summary>In how many passages a term or a word piece occurs: counted by the server, and kept until the corpus changes,
/// a large one by one passage in a hundred.</summary>
internal sealed class FrequencyCache(QdrantClient client, string collection)
{
    public const string Terms = "terms";
    public const string Pieces = "pieces";

    private const int PassagesPerToleratedChange = 100;
    private const int LargestExactCorpus = 10_000;
    private const int RememberedFrequencies = 200_000;
    private readonly ConcurrentDictionary<(string Field, long Value), (long Frequency, long Churn)> _known = new();

    /// <summary>The frequencies of some values, in their order. Values not known are asked for at once.</summary>
    public async Task<long[]> GetAsync(string field, IReadOnlyList<long> values, CorpusState state, CancellationToken cancellationToken) =>
        await Task.WhenAll(values.Select(value => GetAsync(field, value, state, cancellationToken))).ConfigureAwait(false);

    private async Task<long> GetAsync(string field, long value, CorpusState state, CancellationToken cancellationToken)
    {
        var tolerated = state.Passages < LargestExactCorpus ? 0 : state.Passages / PassagesPerToleratedChange;
        if (_known.TryGetValue((field, value), out var known) && Math.Abs(state.Churn - known.Churn) <= tolerated)
        {
            return known.Frequency;
        }

        var filter = new Filter { Must = [Condition.AnyNumber(field, [value])] };
        var frequency = await client.CountAsync(collection, new CountRequest(filter), cancellationToken).ConfigureAwait(false);
        if (_known.Count >= RememberedFrequencies)
        {
            _known.Clear();
        }

        _known[(field, value)] = (frequency, state.Churn);
        return frequency;
    }
}
