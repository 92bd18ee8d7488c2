using System.Runtime.CompilerServices;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>The parts of BM25 (Robertson et al., Okapi at TREC-3): a term adds ln(1 + (N - df + 0.5) / (df + 0.5)) * (k1 + 1)
/// times tf / (tf + k1 * (1 - b + b * length / average length)).</summary>
/// <param name="AverageLength">Average number of terms in a passage.</param>
internal readonly record struct Bm25(float AverageLength)
{
    private const float K1 = 0.9f;
    private const float B = 0.4f;
    private readonly float _perTerm = K1 * B / AverageLength;

    /// <summary>What a term's rarity makes of a posting.</summary>
    public static float Weight(long passages, double frequency) =>
        (float)Math.Log(1 + ((passages - frequency + 0.5) / (frequency + 0.5))) * (K1 + 1);

    /// <summary>The part that depends on the passage.</summary>
    /// <param name="weight">Multiplied with it; 1 for the part alone.</param>
    /// <param name="count">How often the passage has the term.</param>
    /// <param name="length">Number of terms in the passage.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Saturation(float weight, int count, int length) => weight * count / (count + (K1 * (1 - B)) + (_perTerm * length));

    /// <summary>A bound of <see cref="Saturation"/> where one is known for another average length: a passage that is
    /// comparatively shorter gains at most in proportion.</summary>
    public float Stretch(float otherAverage) => MathF.Max(1, AverageLength / otherAverage);
}
