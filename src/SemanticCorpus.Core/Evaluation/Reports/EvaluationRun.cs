using SemanticCorpus.Search;

namespace SemanticCorpus.Evaluation.Reports;

/// <summary>What an evaluation gave, query by query: what a report shows and two reports are compared by.</summary>
/// <param name="Collection">Name of the questions or the collection.</param>
/// <param name="Mode">The search mode.</param>
/// <param name="Score">Name of the queries' score: "reciprocal rank" or "nDCG@10".</param>
/// <param name="Measures">The measures over all queries, by name.</param>
/// <param name="Queries">The queries, in the order asked.</param>
public sealed record EvaluationRun(
    string Collection, SearchMode Mode, string Score, IReadOnlyDictionary<string, double> Measures, IReadOnlyList<EvaluatedQuery> Queries)
{
    private const int ExpectedShown = 5;

    /// <summary>The run over questions with known answers.</summary>
    public static EvaluationRun Of(string collection, SearchMode mode, IReadOnlyList<QuestionOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var metrics = QuestionEvaluation.Measure(outcomes);
        var measures = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["questions with an answer"] = metrics.Questions,
            ["hit at 1"] = metrics.HitAt1,
            ["hit at 3"] = metrics.HitAt3,
            ["hit at 5"] = metrics.HitAt5,
            ["MRR"] = metrics.Mrr,
            ["sentence hit at 1"] = metrics.SentenceHitAt1,
            ["questions without an answer"] = metrics.Abstained.Of,
            ["refused rightly"] = metrics.Abstained.Correct,
            ["refused wrongly"] = metrics.Abstained.Wrongly,
        };
        return new EvaluationRun(collection, mode, "reciprocal rank", measures, [.. outcomes.Select(outcome =>
        {
            var first = outcome.Answer.Passages is [var best, ..] ? best : null;
            return new EvaluatedQuery(
                outcome.Question.Id,
                outcome.Question.Text,
                outcome.Question.Answers.Count == 0 ? null : outcome.Rank is { } rank ? 1.0 / rank : 0,
                first?.Relevance,
                outcome.Rank == 1,
                outcome.Answer.Answered,
                outcome.Question.Answers,
                first is null ? null : $"{first.Id}: {first.BestSentence?.Text ?? first.Text}");
        })]);
    }

    /// <summary>The run over a judged collection.</summary>
    public static EvaluationRun Of(string collection, SearchMode mode, IReadOnlyList<JudgedQuery> queries)
    {
        ArgumentNullException.ThrowIfNull(queries);
        var metrics = BeirEvaluation.Measure(queries);
        var measures = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["queries"] = queries.Count, ["nDCG@10"] = metrics.Ndcg10, ["recall@10"] = metrics.Recall10, ["recall@100"] = metrics.Recall100, ["MRR@10"] = metrics.Mrr10,
        };
        return new EvaluationRun(collection, mode, "nDCG@10", measures, [.. queries.Select(query => new EvaluatedQuery(
            query.Id,
            query.Text,
            query.Ndcg10,
            query.First?.Relevance,
            query.First is { } first && query.Grades.GetValueOrDefault(first.Document.Id) > 0,
            true,
            [.. query.Grades.Where(grade => grade.Value > 0).OrderByDescending(grade => grade.Value).ThenBy(grade => grade.Key, StringComparer.Ordinal)
                .Take(ExpectedShown).Select(grade => $"{grade.Key} (grade {grade.Value})")],
            query.First is { } found ? $"{found.Id}: {found.BestSentence?.Text ?? found.Text}" : null))]);
    }
}

/// <summary>One query of a run.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The query.</param>
/// <param name="Score">0 to 1; null where nothing was to be found.</param>
/// <param name="Relevance">Relevance of the first passage; null where there was none.</param>
/// <param name="FirstIsRight">Whether the first passage is a right one.</param>
/// <param name="Answered">Whether an answer was given.</param>
/// <param name="Expected">Snippets of right passages, or the best judged documents.</param>
/// <param name="Found">The first passage's id and best sentence.</param>
public sealed record EvaluatedQuery(
    string Id, string Text, double? Score, double? Relevance, bool FirstIsRight, bool Answered, IReadOnlyList<string> Expected, string? Found);
