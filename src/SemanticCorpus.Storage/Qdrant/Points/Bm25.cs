namespace SemanticCorpus.Storage.Qdrant.Points;

/// <summary>The parts of BM25 (Robertson et al., Okapi at TREC-3) that the store computes.</summary>
internal static class Bm25
{
    private const double K1 = 0.9;
    private const double B = 0.4;

    /// <summary>The average length that the weights in sparse vectors are made with: they order the server's list, from which the exact
    /// scores are computed with the true one (docs/decisions/0013-qdrant-keywords.md).</summary>
    private const double AssumedAverageLength = 100;

    /// <summary>A term's weight in the sparse vector of a passage.</summary>
    public static float StoredWeight(int count, long length) => (float)Weight(count, length, AssumedAverageLength);

    /// <summary>A term's part of the score, before its inverse document frequency.</summary>
    public static double Weight(int count, long length, double averageLength) =>
        count * (K1 + 1) / (count + (K1 * (1 - B + (B * length / averageLength))));

    public static double InverseDocumentFrequency(long frequency, long passages) =>
        Math.Log(1 + ((Math.Max(0, passages - frequency) + 0.5) / (frequency + 0.5)));
}
