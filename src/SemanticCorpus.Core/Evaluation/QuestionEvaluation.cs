using SemanticCorpus.Answers;
using SemanticCorpus.Search;

namespace SemanticCorpus.Evaluation;

/// <summary>A question whose answer is known, or known not to be there.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">The question.</param>
/// <param name="Answers">Snippets, one of which a right passage contains; empty where the corpus holds no answer.</param>
public sealed record KnownQuestion(string Id, string Text, IReadOnlyList<string> Answers)
{
    /// <summary>Reads a file of lines {id, question, answers[], documents[], noise?}.</summary>
    /// <exception cref="EvaluationDataException">The file cannot be read or a line is not of that form; the message names both.</exception>
    public static IReadOnlyList<KnownQuestion> ReadAll(string path) =>
    [
        .. JsonLines.Read(path, line => new KnownQuestion(
            line.GetProperty("id").GetString() ?? throw new FormatException("\"id\" is null"),
            line.GetProperty("question").GetString() ?? throw new FormatException("\"question\" is null"),
            [.. line.GetProperty("answers").EnumerateArray().Select(answer => answer.GetString() ?? throw new FormatException("an answer is null"))])),
    ];
}

/// <summary>How questions without an answer were met.</summary>
/// <param name="Correct">Those refused.</param>
/// <param name="Of">Those asked.</param>
/// <param name="Wrongly">Questions with an answer that were refused.</param>
public sealed record Abstentions(int Correct, int Of, int Wrongly);

/// <summary>Counts over the questions with answers, and the abstentions.</summary>
/// <param name="Questions">Number of questions with answers.</param>
/// <param name="HitAt1">Those whose first passage contains an answer.</param>
/// <param name="HitAt3">Those with one among the first three.</param>
/// <param name="HitAt5">Those with one among the first five.</param>
/// <param name="Mrr">Mean reciprocal rank of the first passage that contains one, within the first ten.</param>
/// <param name="SentenceHitAt1">Those whose first passage's best sentence contains an answer.</param>
/// <param name="Abstained">How questions without an answer were met.</param>
public sealed record QuestionMetrics(int Questions, int HitAt1, int HitAt3, int HitAt5, double Mrr, int SentenceHitAt1, Abstentions Abstained);

/// <summary>What one question gave.</summary>
/// <param name="Question">The question.</param>
/// <param name="Rank">Rank of the first passage that contains an answer, or null.</param>
/// <param name="Answer">The answer given.</param>
public sealed record QuestionOutcome(KnownQuestion Question, int? Rank, Answer Answer);

/// <summary>Evaluates answers over questions with known answers.</summary>
public static class QuestionEvaluation
{
    private const int Depth = 10;

    /// <summary>Asks every question.</summary>
    /// <returns>An outcome for each, in order.</returns>
    public static async Task<IReadOnlyList<QuestionOutcome>> RunAsync(
        ExtractiveAnswerer answerer,
        IReadOnlyList<KnownQuestion> questions,
        SearchMode mode,
        IProgress<int>? completed = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(answerer);
        ArgumentNullException.ThrowIfNull(questions);
        var outcomes = new List<QuestionOutcome>(questions.Count);
        foreach (var question in questions)
        {
            var answer = await answerer.AskAsync(new SearchRequest { Query = question.Text, Mode = mode, Limit = Depth }, cancellationToken).ConfigureAwait(false);
            var rank = answer.Passages.Select(passage => Contains(passage.Text, question)).ToList().IndexOf(true);
            outcomes.Add(new QuestionOutcome(question, rank < 0 ? null : rank + 1, answer));
            completed?.Report(outcomes.Count);
        }

        return outcomes;
    }

    /// <summary>The counts over outcomes.</summary>
    public static QuestionMetrics Measure(IReadOnlyList<QuestionOutcome> outcomes)
    {
        var answerable = outcomes.Where(outcome => outcome.Question.Answers.Count > 0).ToList();
        var unanswerable = outcomes.Where(outcome => outcome.Question.Answers.Count == 0).ToList();
        return new QuestionMetrics(
            answerable.Count,
            answerable.Count(outcome => outcome.Rank == 1),
            answerable.Count(outcome => outcome.Rank <= 3),
            answerable.Count(outcome => outcome.Rank <= 5),
            answerable.Count == 0 ? 0 : answerable.Average(outcome => outcome.Rank is { } rank ? 1.0 / rank : 0),
            answerable.Count(outcome => outcome.Answer.Passages is [{ BestSentence: { } sentence }, ..] && Contains(sentence.Text, outcome.Question)),
            new Abstentions(
                unanswerable.Count(outcome => !outcome.Answer.Answered),
                unanswerable.Count,
                answerable.Count(outcome => !outcome.Answer.Answered)));
    }

    private static bool Contains(string text, KnownQuestion question)
    {
        var folded = Fold(text);
        return question.Answers.Any(answer => folded.Contains(Fold(answer), StringComparison.Ordinal));
    }

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
