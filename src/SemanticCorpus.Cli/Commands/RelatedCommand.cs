using System.CommandLine;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Hosting;
using SemanticCorpus.Json;
using SemanticCorpus.Search;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus related</c></summary>
internal static class RelatedCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "A document's id, or a passage's as DOCUMENT#POSITION." };
    private static readonly Option<int> Limit = new("--limit") { Description = "How many, 1 to 100.", DefaultValueFactory = _ => 5, HelpName = "N" };

    public static Command Create()
    {
        var command = new Verb("related", 
            "Finds what other documents say about the same thing.",
            "corpus related report-3f2a91c07b",
            "corpus related \"report-3f2a91c07b#4\" --limit 3")
        {
            Id, Limit, CommonOptions.Database, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var id = parsed.GetRequiredValue(Id);
        await using var store = await CorpusStores.OpenAsync(CommonOptions.Read(parsed), StoreMode.ReadOnly, null, cancellationToken).ConfigureAwait(false);
        var related = await RelatedPassages.FindAsync(store, id, parsed.GetValue(Limit), cancellationToken).ConfigureAwait(false);
        if (related is null)
        {
            await Console.Error.WriteLineAsync(Printable.Line($"There is no document or passage {id}. `corpus list` shows the ids.")).ConfigureAwait(false);
            return ExitCode.Failed;
        }

        if (parsed.GetValue(CommonOptions.Json))
        {
            Screen.Json(new RelatedJson(id, [.. related.Select(PassageJson.From)]), CorpusJson.Readable.RelatedJson);
            return ExitCode.Done;
        }

        var screen = new Screen();
        for (var i = 0; i < related.Count; i++)
        {
            PassageView.Print(screen, related[i], i + 1);
            screen.Blank();
        }

        return ExitCode.Done;
    }
}
