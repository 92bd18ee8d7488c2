using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Search.Ranking;

/// <summary>The similarity of each of a question's content tokens to each of a passage's: the cosines of their vectors.</summary>
internal sealed class TokenSimilarities
{
    private readonly float[] values;

    public TokenSimilarities(QuestionTokens question, QuantizedTokenVectors passage)
    {
        (Questions, Passages) = (question.Vectors.Count, passage.Count);
        values = new float[Questions * Passages];
        for (var i = 0; i < Questions; i++)
        {
            var token = question.Vectors[i];
            var scale = question.Vectors.Scales[i];
            for (var j = 0; j < Passages; j++)
            {
                values[(i * Passages) + j] = SignedBytes.Dot(token, passage[j]) * scale * passage.Scales[j];
            }
        }
    }

    /// <summary>Number of the question's tokens.</summary>
    public int Questions { get; }

    /// <summary>Number of the passage's tokens.</summary>
    public int Passages { get; }

    /// <summary>One question token's similarity to every token of the passage.</summary>
    public ReadOnlySpan<float> this[int question] => values.AsSpan(question * Passages, Passages);
}
