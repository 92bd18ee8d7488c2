using System.CommandLine;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Cli.Sessions;
using SemanticCorpus.Evaluation;
using SemanticCorpus.Json;
using SemanticCorpus.Search;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus eval</c></summary>
internal static class EvalCommand
{
    private static readonly Option<string?> Beir = new("--beir") { Description = "A judged collection in BEIR's layout: corpus.jsonl, queries.jsonl, qrels/test.tsv.", HelpName = "DIR" };
    private static readonly Option<string?> Questions = new("--questions") { Description = "Lines of {id, question, answers[], documents[]}; asked of --from.", HelpName = "FILE" };
    private static readonly Option<SearchMode?> Mode = new("--mode") { Description = "hybrid, semantic or keyword. Default: hybrid for questions, all three for a collection.", HelpName = "MODE" };

    public static Command Create()
    {
        var command = new Verb("eval", 
            "Measures search and answers on questions whose answers are known.",
            "corpus eval --beir cranfield",
            "corpus eval --questions questions.jsonl --from seeds --mode semantic --json")
        {
            Beir, Questions, CommonOptions.From, Mode, CommonOptions.Model, CommonOptions.Json,
        };
        command.Validators.Add(result =>
        {
            if ((result.GetResult(Beir) is null) == (result.GetResult(Questions) is null))
            {
                result.AddError("Give either --beir DIR or --questions FILE --from DIR.");
            }
            else if (result.GetResult(Questions) is not null && result.GetResult(CommonOptions.From) is null)
            {
                result.AddError("--questions needs --from DIR: the documents to ask.");
            }
        });
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(Beir) is { } folder
            ? CollectionAsync(parsed, folder, cancellationToken)
            : QuestionsAsync(parsed, parsed.GetValue(Questions)!, cancellationToken));
        return command;
    }

    private static async Task<int> CollectionAsync(ParseResult parsed, string folder, CancellationToken cancellationToken)
    {
        var collection = BeirDataset.Read(folder);
        var settings = CommonOptions.Read(parsed);
        await using var session = await CollectionMirror.OpenAsync(settings, folder, collection, cancellationToken).ConfigureAwait(false);
        var modes = new Dictionary<string, ModeMetrics>(StringComparer.Ordinal);
        foreach (var mode in parsed.GetValue(Mode) is { } only ? [only] : (SearchMode[])[SearchMode.Keyword, SearchMode.Semantic, SearchMode.Hybrid])
        {
            modes[Name(mode)] = await ProgressLine.RunAsync(Name(mode), collection.Queries.Count, done =>
                BeirEvaluation.RunAsync(session.Search, collection, mode, new Reporting(done), cancellationToken)).ConfigureAwait(false);
        }

        if (parsed.GetValue(CommonOptions.Json))
        {
            Screen.Json(new CollectionEvaluationJson(modes), CorpusJson.Readable.CollectionEvaluationJson);
            return ExitCode.Done;
        }

        var screen = new Screen();
        screen.Line($"{"",-10}nDCG@10  recall@10  recall@100  MRR@10");
        foreach (var (mode, metrics) in modes)
        {
            screen.Line($"{mode,-10}{metrics.Ndcg10,7:0.0000}{metrics.Recall10,11:0.0000}{metrics.Recall100,12:0.0000}{metrics.Mrr10,8:0.0000}");
        }

        return ExitCode.Done;
    }

    private static async Task<int> QuestionsAsync(ParseResult parsed, string file, CancellationToken cancellationToken)
    {
        var questions = KnownQuestion.ReadAll(file);
        var settings = CommonOptions.Read(parsed);
        await using var session = await FolderMirror.OpenAsync(settings, parsed.GetRequiredValue(CommonOptions.From)!, cancellationToken).ConfigureAwait(false);
        var outcomes = await ProgressLine.RunAsync("Asking", questions.Count, done => QuestionEvaluation.RunAsync(
            session.Answerer, questions, parsed.GetValue(Mode) ?? SearchMode.Hybrid, new Reporting(done), cancellationToken)).ConfigureAwait(false);
        var metrics = QuestionEvaluation.Measure(outcomes);
        if (parsed.GetValue(CommonOptions.Json))
        {
            Screen.Json(metrics, CorpusJson.Readable.QuestionMetrics);
            return ExitCode.Done;
        }

        var screen = new Screen();
        screen.Line($"questions with an answer   {metrics.Questions}");
        screen.Line($"hit at 1, 3, 5             {metrics.HitAt1}, {metrics.HitAt3}, {metrics.HitAt5}");
        screen.Line($"MRR                        {metrics.Mrr:0.0000}");
        screen.Line($"sentence hit at 1          {metrics.SentenceHitAt1}");
        screen.Line($"refused rightly            {metrics.Abstained.Correct} of {metrics.Abstained.Of}");
        screen.Line($"refused wrongly            {metrics.Abstained.Wrongly}");
        return ExitCode.Done;
    }

    private static string Name(SearchMode mode) => mode switch
    {
        SearchMode.Keyword => "keyword",
        SearchMode.Semantic => "semantic",
        _ => "hybrid",
    };

    private sealed class Reporting(Action<int> done) : IProgress<int>
    {
        public void Report(int value) => done(value);
    }
}
