using SemanticCorpus.Analysis;

namespace SemanticCorpus.Search.Ranking;

/// <summary>The question's words in their order, stop words left out, with how much each says.</summary>
internal sealed class QuestionWords
{
    private readonly string[] terms;
    private readonly double[] weights;
    private readonly Dictionary<string, double> distinct = new(StringComparer.Ordinal);

    private QuestionWords(string[] terms, double[] weights)
    {
        (this.terms, this.weights) = (terms, weights);
        for (var i = 0; i < terms.Length; i++)
        {
            distinct[terms[i]] = Math.Max(distinct.GetValueOrDefault(terms[i]), weights[i]);
        }
    }

    /// <summary>Weighs each word by its idf: ln(1 + (N - n + 0.5) / (n + 0.5)), as in BM25, where n of the corpus's N passages have it.</summary>
    public static QuestionWords Weigh(string question, long passages, IReadOnlyDictionary<string, long> frequencies)
    {
        string[] terms = [.. TextAnalyzer.Analyze(question).Where(term => !term.IsStopWord).Select(term => term.Value)];
        return new QuestionWords(terms, Array.ConvertAll(terms, term =>
        {
            var n = frequencies.GetValueOrDefault(term);
            return Math.Log(1 + ((Math.Max(0, passages - n) + 0.5) / (n + 0.5)));
        }));
    }

    /// <summary>What a passage has of the words themselves.</summary>
    /// <param name="text">The passage's text.</param>
    /// <param name="context">Its title and headings.</param>
    public WordEvidence Match(string text, string context)
    {
        var total = distinct.Values.Sum();
        if (total <= 0)
        {
            return default;
        }

        var named = TextAnalyzer.Analyze(context).Select(term => term.Value).ToHashSet(StringComparer.Ordinal);
        return new WordEvidence(Proximity(text), distinct.Sum(word => named.Contains(word.Key) ? word.Value : 0) / total);
    }

    /// <summary>How close together the text has the words that follow each other in the question: for each two of them one over their least
    /// distance, in words that are no stop words and either order, up to <see cref="WordEvidence.Farthest"/>; the mean, each two weighing as the lesser
    /// of them. Of a question of one word, whether the text has it.</summary>
    private double Proximity(string text)
    {
        var places = Places(text);
        if (distinct.Count == 1)
        {
            return places.Count;
        }

        var (score, most) = (0.0, 0.0);
        for (var i = 0; i + 1 < terms.Length; i++)
        {
            if (terms[i] == terms[i + 1])
            {
                continue;
            }

            var weight = Math.Min(weights[i], weights[i + 1]);
            most += weight;
            if (places.TryGetValue(terms[i], out var first) && places.TryGetValue(terms[i + 1], out var second)
                && LeastDistance(first, second) is var distance && distance <= WordEvidence.Farthest)
            {
                score += weight / Math.Max(1, distance);
            }
        }

        return most > 0 ? score / most : 0;
    }

    private Dictionary<string, List<int>> Places(string text)
    {
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var place = 0;
        foreach (var term in TextAnalyzer.Analyze(text))
        {
            if (term.IsStopWord)
            {
                continue;
            }

            if (distinct.ContainsKey(term.Value))
            {
                if (!places.TryGetValue(term.Value, out var list))
                {
                    places[term.Value] = list = [];
                }

                list.Add(place);
            }

            place++;
        }

        return places;
    }

    /// <summary>The least distance between a member of one ascending list and one of the other.</summary>
    private static int LeastDistance(List<int> first, List<int> second)
    {
        var (least, i, j) = (int.MaxValue, 0, 0);
        while (i < first.Count && j < second.Count)
        {
            least = Math.Min(least, Math.Abs(first[i] - second[j]));
            if (first[i] < second[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return least;
    }
}

/// <summary>What a passage has of a question's words themselves.</summary>
/// <param name="Proximity">How close together it has the words that follow each other in the question, 0 to 1.</param>
/// <param name="Title">The share of the question's words, by weight, that its title and headings name, 0 to 1.</param>
internal readonly record struct WordEvidence(double Proximity, double Title)
{
    /// <summary>Words farther apart count as not together.</summary>
    public const int Farthest = 4;
}
