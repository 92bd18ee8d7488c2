using System.CommandLine;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Json;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus search</c></summary>
internal static class SearchCommand
{
    private static readonly Argument<string> Query = new("QUERY") { Description = "A question or keywords, in quotation marks." };

    public static Command Create()
    {
        var command = new Verb("search", 
            "Finds the passages that fit a question or keywords, best first.",
            "corpus search \"open source model licences\"",
            "corpus search \"export controls\" --from seeds --mode keyword --limit 3 --explain");
        command.Arguments.Add(Query);
        SearchOptions.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = SearchOptions.Read(parsed, parsed.GetRequiredValue(Query));
        await using var session = await SearchOptions.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        var found = await session.Search.SearchAsync(request, cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(CommonOptions.Json))
        {
            Screen.Json(SearchJson.From(request, found), CorpusJson.Readable.SearchJson);
            return ExitCode.Done;
        }

        var screen = new Screen();
        if (found.Passages.Count == 0)
        {
            screen.Paragraph(0, "Nothing was found. Try other words, --mode semantic, a lower --min-relevance or fewer filters.");
        }

        for (var i = 0; i < found.Passages.Count; i++)
        {
            PassageView.Print(screen, found.Passages[i], request.Offset + i + 1);
            screen.Blank();
        }

        return ExitCode.Done;
    }
}
