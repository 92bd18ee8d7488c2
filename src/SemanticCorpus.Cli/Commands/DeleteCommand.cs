using System.CommandLine;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Hosting;
using SemanticCorpus.Json;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus delete</c></summary>
internal static class DeleteCommand
{
    private static readonly Argument<string[]> Ids = new("ID") { Description = "Ids of documents.", Arity = ArgumentArity.OneOrMore };

    public static Command Create()
    {
        var command = new Verb("delete", 
            "Removes documents from the corpus; their files stay.",
            "corpus delete report-3f2a91c07b")
        {
            Ids, CommonOptions.Database, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = CommonOptions.Read(parsed);
        await using var store = await CorpusStores.OpenAsync(settings, StoreMode.ReadWrite, null, cancellationToken).ConfigureAwait(false);
        var deleted = new List<string>();
        var missing = new List<string>();
        foreach (var id in parsed.GetRequiredValue(Ids).Distinct(StringComparer.Ordinal))
        {
            (await store.DeleteDocumentAsync(id, cancellationToken).ConfigureAwait(false) ? deleted : missing).Add(id);
        }

        if (parsed.GetValue(CommonOptions.Json))
        {
            Screen.Json(new DeletionJson(deleted, missing), CorpusJson.Readable.DeletionJson);
        }
        else
        {
            var screen = new Screen();
            deleted.ForEach(id => screen.Paragraph(0, $"deleted {id}"));
        }

        foreach (var id in missing)
        {
            await Console.Error.WriteLineAsync(Printable.Line($"There is no document {id}. `corpus list` shows the ids.")).ConfigureAwait(false);
        }

        return missing.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
