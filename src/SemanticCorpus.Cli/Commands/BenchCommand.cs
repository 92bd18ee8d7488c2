using System.CommandLine;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Cli.Sessions;
using SemanticCorpus.Evaluation;
using SemanticCorpus.Hosting;
using SemanticCorpus.Json;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus bench</c></summary>
internal static class BenchCommand
{
    private const int MostQuestions = 10_000;

    private static readonly Option<int> Questions = new("--questions")
    {
        Description = $"How many texts are embedded and questions asked, 1 to {MostQuestions:N0}.",
        DefaultValueFactory = _ => 200,
        HelpName = "N",
    };

    public static Command Create()
    {
        var command = new Verb("bench",
            "Measures embedding, search and memory on this machine, with the corpus's own texts. Reads every stored embedding once, for the recall.",
            "corpus bench",
            "corpus bench --from seeds --json")
        {
            CommonOptions.From, Questions, CommonOptions.Database, CommonOptions.Model, CommonOptions.Json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Questions) is < 1 or > MostQuestions)
            {
                result.AddError($"--questions: {result.GetValue(Questions)} is outside 1 to {MostQuestions:N0}.");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = CommonOptions.Read(parsed);
        var opening = parsed.GetValue(CommonOptions.From) is { } folder
            ? FolderMirror.OpenAsync(settings, folder, cancellationToken)
            : CorpusSession.ReadAsync(settings, cancellationToken);
        await using var session = await opening.ConfigureAwait(false);
        var result = await session.Benchmark.RunAsync(parsed.GetValue(Questions), cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(CommonOptions.Json))
        {
            Screen.Json(BenchmarkJson.From(result), CorpusJson.Readable.BenchmarkJson);
            return ExitCode.Done;
        }

        var screen = new Screen();
        screen.Line($"{result.Passages:N0} passages, {result.Questions:N0} questions of their own sentences; times in ms");
        screen.Line($"embedding passages        {result.TokensPerSecond,9:N0} tokens/s");
        screen.Line($"{"",-26}{"p50",9}{"p95",9}{"p99",9}");
        Line("embedding a question", result.Query);
        Line("nearest passages", result.Search);
        Line("whole hybrid search", result.Hybrid);
        screen.Line($"recall of the ten nearest {result.Recall10,9:0.0000}");
        screen.Line($"memory                    {result.ResidentBytes / 1048576.0,9:N0} MiB");
        return ExitCode.Done;

        void Line(string name, LatencySummary time) => screen.Line($"{name,-26}{time.P50Ms,9:0.00}{time.P95Ms,9:0.00}{time.P99Ms,9:0.00}");
    }
}
