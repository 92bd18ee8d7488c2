using System.CommandLine;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Cli.Sessions;
using SemanticCorpus.Evaluation;
using SemanticCorpus.Evaluation.Reports;
using SemanticCorpus.Json;
using SemanticCorpus.Search;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus eval</c></summary>
internal static class EvalCommand
{
    private static readonly Option<string?> Beir = new("--beir") { Description = "A judged collection in BEIR's layout: corpus.jsonl, queries.jsonl, qrels/test.tsv.", HelpName = "DIR" };
    private static readonly Option<string?> Questions = new("--questions") { Description = "Lines of {id, question, answers[], documents[]}; asked of --from.", HelpName = "FILE" };
    private static readonly Option<SearchMode?> Mode = new("--mode") { Description = "hybrid, semantic or keyword. Default: hybrid for questions, all three for a collection.", HelpName = "MODE" };

    private static readonly Option<string?> Report = new("--report") { Description = "Write a page with plots, and beside it the same as .json to compare with later.", HelpName = "FILE.html" };
    private static readonly Option<string?> Compare = new("--compare") { Description = "The .json of an earlier report; the page then shows what changed.", HelpName = "FILE.json" };

    public static Command Create()
    {
        var command = new Verb("eval", 
            "Measures search and answers on questions whose answers are known.",
            "corpus eval --beir cranfield",
            "corpus eval --questions questions.jsonl --from seeds --mode semantic --json",
            "corpus eval --beir cranfield --report now.html --compare before.json")
        {
            Beir, Questions, CommonOptions.From, Mode, Report, Compare, CommonOptions.Model, CommonOptions.RerankModel, CommonOptions.Json,
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
            else if (result.GetResult(Compare) is not null && result.GetResult(Report) is null)
            {
                result.AddError("--compare needs --report FILE.html: the page to show the changes on.");
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
        var runs = new List<EvaluationRun>();
        foreach (var mode in parsed.GetValue(Mode) is { } only ? [only] : (SearchMode[])[SearchMode.Keyword, SearchMode.Semantic, SearchMode.Hybrid])
        {
            var judged = await ProgressLine.RunAsync(Name(mode), collection.Queries.Count, done =>
                BeirEvaluation.RunAsync(session.Search, collection, mode, new Reporting(done), cancellationToken)).ConfigureAwait(false);
            modes[Name(mode)] = BeirEvaluation.Measure(judged);
            runs.Add(EvaluationRun.Of(NameOf(folder), mode, judged));
        }

        await WriteReportAsync(parsed, runs, cancellationToken).ConfigureAwait(false);
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
        var mode = parsed.GetValue(Mode) ?? SearchMode.Hybrid;
        await WriteReportAsync(parsed, [EvaluationRun.Of(NameOf(file), mode, outcomes)], cancellationToken).ConfigureAwait(false);
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

    private static async Task WriteReportAsync(ParseResult parsed, IReadOnlyList<EvaluationRun> runs, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Report) is { } path)
        {
            var before = parsed.GetValue(Compare) is { } earlier ? ReportFile.Read(earlier) : [];
            await ReportFile.WriteAsync(path, runs, before, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The questions' folder and file, or the collection's folder.</summary>
    private static string NameOf(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return File.Exists(full) ? $"{Path.GetFileName(Path.GetDirectoryName(full))}/{Path.GetFileName(full)}" : Path.GetFileName(full);
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
