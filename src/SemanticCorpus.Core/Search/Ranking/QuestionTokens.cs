using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Search.Ranking;

/// <summary>The question's content tokens with their share in late interaction.</summary>
/// <param name="Vectors">The tokens; spans count in the question.</param>
/// <param name="Weights">Their shares, summing to 1; length as <paramref name="Vectors"/>.</param>
internal sealed record QuestionTokens(QuantizedTokenVectors Vectors, float[] Weights)
{
    /// <summary>Weighs the tokens by the idf of their word pieces: ln(1 + (N - n + 0.5) / (n + 0.5)), as in BM25, where n of the
    /// corpus's N passages have the piece among their content tokens.</summary>
    public static QuestionTokens Weigh(QuantizedTokenVectors vectors, long passages, IReadOnlyDictionary<int, long> frequencies)
    {
        var weights = new float[vectors.Count];
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            var n = frequencies.GetValueOrDefault(vectors.Ids[i]);
            var idf = Math.Log(1 + ((Math.Max(0, passages - n) + 0.5) / (n + 0.5)));
            weights[i] = (float)idf;
            sum += idf;
        }

        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (float)(weights[i] / sum);
        }

        return new QuestionTokens(vectors, weights);
    }
}
