using SemanticCorpus.Storage;

namespace SemanticCorpus.Evaluation;

/// <summary>Compares what a store finds with a scan of every stored embedding in float64.</summary>
/// <param name="store">The store.</param>
/// <param name="k">How many of the nearest passages are to be found.</param>
internal sealed class ExactRecall(ICorpusStore store, int k)
{
    private const int ReadAtOnce = 256;

    /// <summary>The share of the k nearest that was found, over all questions. A passage as near as the k-th nearest counts as one of them, so
    /// that passages with equal texts do not matter.</summary>
    /// <param name="passages">All passages of the corpus.</param>
    /// <param name="questions">The questions' embeddings.</param>
    /// <param name="found">For each question what the store found, the nearest first.</param>
    /// <param name="cancellationToken">Ends the scan.</param>
    public async Task<double> OfAsync(
        IReadOnlyList<PassageId> passages, IReadOnlyList<float[]> questions, IReadOnlyList<IReadOnlyList<Candidate>> found, CancellationToken cancellationToken)
    {
        var nearest = questions.Select(_ => new PriorityQueue<double, double>()).ToArray();
        var scores = found.Select(candidates => candidates.Take(k).ToDictionary(candidate => candidate.Id, _ => double.NegativeInfinity)).ToArray();
        foreach (var some in passages.Chunk(ReadAtOnce))
        {
            foreach (var stored in await store.GetPassagesAsync(some, cancellationToken).ConfigureAwait(false))
            {
                for (var q = 0; q < questions.Count; q++)
                {
                    var score = Dot(questions[q], stored.Passage.Embedding.Span);
                    if (scores[q].ContainsKey(stored.Passage.Id))
                    {
                        scores[q][stored.Passage.Id] = score;
                    }

                    nearest[q].Enqueue(score, score);
                    if (nearest[q].Count > k)
                    {
                        nearest[q].Dequeue();
                    }
                }
            }
        }

        var (right, wanted) = (0, 0);
        for (var q = 0; q < questions.Count; q++)
        {
            var least = nearest[q].Peek();
            right += scores[q].Values.Count(score => score >= least);
            wanted += nearest[q].Count;
        }

        return (double)right / wanted;
    }

    private static double Dot(float[] question, ReadOnlySpan<float> passage)
    {
        var sum = 0.0;
        for (var i = 0; i < question.Length; i++)
        {
            sum += (double)question[i] * passage[i];
        }

        return sum;
    }
}
