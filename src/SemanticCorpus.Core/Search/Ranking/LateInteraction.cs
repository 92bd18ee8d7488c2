using SemanticCorpus.Embeddings;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Search.Ranking;

/// <summary>Late interaction of a question with a passage: every token of the question looks for its closest token in the
/// passage, and the similarities are added up by the question tokens' weights (the MaxSim of Khattab and Zaharia's ColBERT,
/// 2020, with weights).</summary>
internal static class LateInteraction
{
    /// <summary>Scores a passage and its sentences.</summary>
    public static LateInteractionScore Score(QuestionTokens question, QuantizedTokenVectors passage, IReadOnlyList<PassageSentence> sentences)
    {
        var count = question.Vectors.Count;
        var best = new float[count];
        var chosen = new int[count];
        var sentenceScores = new double[sentences.Count];
        var bestInSentence = new float[sentences.Count];
        var sentenceOf = SentenceOfEachToken(passage, sentences);
        var similarities = new TokenSimilarities(question, passage);
        var total = 0.0;
        for (var i = 0; i < count; i++)
        {
            (best[i], chosen[i]) = (float.NegativeInfinity, -1);
            Array.Fill(bestInSentence, float.NegativeInfinity);
            var row = similarities[i];
            for (var j = 0; j < row.Length; j++)
            {
                if (row[j] > best[i])
                {
                    (best[i], chosen[i]) = (row[j], j);
                }

                var sentence = sentenceOf[j];
                if (sentence >= 0 && row[j] > bestInSentence[sentence])
                {
                    bestInSentence[sentence] = row[j];
                }
            }

            if (chosen[i] < 0)
            {
                best[i] = 0;
            }

            total += question.Weights[i] * best[i];
            for (var s = 0; s < sentenceScores.Length; s++)
            {
                sentenceScores[s] += bestInSentence[s] > float.NegativeInfinity ? question.Weights[i] * bestInSentence[s] : 0;
            }
        }

        return new LateInteractionScore(total, sentenceScores, chosen, best)
        {
            Pairs = count > 1 ? TokenPairs.Score(question, similarities) : total,
        };
    }

    private static int[] SentenceOfEachToken(QuantizedTokenVectors passage, IReadOnlyList<PassageSentence> sentences)
    {
        var sentenceOf = new int[passage.Count];
        var sentence = 0;
        for (var j = 0; j < sentenceOf.Length; j++)
        {
            var span = passage.Spans[j];
            while (span.Length > 0 && sentence < sentences.Count && sentences[sentence].Span.End <= span.Start)
            {
                sentence++;
            }

            sentenceOf[j] = span.Length > 0 && sentence < sentences.Count && sentences[sentence].Span.Contains(span.Start) ? sentence : -1;
        }

        return sentenceOf;
    }
}

/// <summary>What <see cref="LateInteraction"/> found.</summary>
/// <param name="Total">Weighted mean of the best similarities, about 0 to 1.</param>
/// <param name="Sentences">The same for each sentence's tokens alone.</param>
/// <param name="Chosen">For each question token the passage token it is closest to; -1 where the passage has no token.</param>
/// <param name="Similarities">The similarity to it.</param>
internal sealed record LateInteractionScore(double Total, double[] Sentences, int[] Chosen, float[] Similarities)
{
    /// <summary>How well neighbouring tokens of the question are met by neighbouring tokens of the passage, about 0 to 1; see <see cref="TokenPairs"/>.</summary>
    public double Pairs { get; init; }
}
