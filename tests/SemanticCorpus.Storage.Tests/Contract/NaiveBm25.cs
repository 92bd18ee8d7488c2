
namespace SemanticCorpus.Storage.Tests.Contract;

/// <summary>BM25 as the formula reads.</summary>
internal sealed class NaiveBm25(IReadOnlyList<PassageRecord> corpus, IReadOnlyList<string> query)
{
    private const double K1 = 0.9;
    private const double B = 0.4;
    private readonly double _averageLength = corpus.Count == 0 ? 0 : corpus.Average(passage => passage.Terms.Count);
    private readonly Dictionary<string, int> _frequencies = query.Distinct().ToDictionary(t => t, t => corpus.Count(p => p.Terms.Contains(t)));

    public double Score(PassageRecord passage)
    {
        var score = 0.0;
        foreach (var (term, frequency) in _frequencies)
        {
            var count = passage.Terms.Count(t => t == term);
            var idf = Math.Log(1 + ((corpus.Count - frequency + 0.5) / (frequency + 0.5)));
            score += count == 0 ? 0 : idf * count * (K1 + 1) / (count + (K1 * (1 - B + (B * passage.Terms.Count / _averageLength))));
        }

        return score;
    }
}
