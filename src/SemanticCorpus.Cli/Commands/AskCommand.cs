using System.CommandLine;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Json;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus ask</c></summary>
internal static class AskCommand
{
    private static readonly Argument<string> Question = new("QUESTION") { Description = "The question, in quotation marks." };

    public static Command Create()
    {
        var command = new Verb("ask", 
            "Answers a question with sentences quoted from the documents, or says that they hold no answer.",
            "corpus ask \"what did critics say about offense-defense asymmetry\" --from seeds",
            "corpus ask \"who decides on releases?\" --tag policy --json");
        command.Arguments.Add(Question);
        SearchOptions.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = SearchOptions.Read(parsed, parsed.GetRequiredValue(Question));
        await using var session = await SearchOptions.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        var answer = await session.Answerer.AskAsync(request, cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(CommonOptions.Json))
        {
            Screen.Json(AnswerJson.From(request.Query, answer), CorpusJson.Readable.AnswerJson);
        }
        else
        {
            AnswerView.Print(new Screen(), answer, request.Explain);
        }

        return ExitCode.Done;
    }
}
