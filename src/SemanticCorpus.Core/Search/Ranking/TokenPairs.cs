namespace SemanticCorpus.Search.Ranking;

/// <summary>Late interaction over pairs: two content tokens that follow each other in the question look for the two that follow each
/// other in the passage and are closest to them together. A phrase is met as a phrase, in the same words or others.</summary>
internal static class TokenPairs
{
    /// <summary>The weighted mean of the pairs' best similarities; a pair weighs as its two tokens together.</summary>
    public static double Score(QuestionTokens question, TokenSimilarities similarities)
    {
        var (total, weights) = (0.0, 0.0);
        for (var i = 0; i + 1 < similarities.Questions; i++)
        {
            var first = similarities[i];
            var second = similarities[i + 1];
            var best = 0f;
            for (var j = 0; j + 1 < first.Length; j++)
            {
                best = Math.Max(best, first[j] + second[j + 1]);
            }

            var weight = question.Weights[i] + question.Weights[i + 1];
            total += weight * best / 2;
            weights += weight;
        }

        return weights > 0 ? total / weights : 0;
    }
}
