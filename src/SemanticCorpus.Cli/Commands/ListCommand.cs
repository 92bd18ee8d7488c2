using System.CommandLine;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Hosting;
using SemanticCorpus.Json;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus list</c></summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var command = new Verb("list", 
            "Lists the documents of the corpus.",
            "corpus list",
            "corpus list --author \"Jane Doe\" --from-date 2026-01-01 --json")
        {
            CommonOptions.Database, CommonOptions.Json,
        };
        FilterOptions.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var filter = FilterOptions.Read(parsed);
        await using var store = await CorpusStores.OpenAsync(CommonOptions.Read(parsed), StoreMode.ReadOnly, null, cancellationToken).ConfigureAwait(false);
        var json = parsed.GetValue(CommonOptions.Json) ? new List<DocumentJson>() : null;
        var screen = json is null ? new Screen() : null;
        var count = 0;
        await foreach (var document in store.ListDocumentsAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            count++;
            json?.Add(DocumentJson.From(document));
            screen?.Paragraph(0, Run.Bold(document.Id), " ", document.Metadata.Title ?? "");
            screen?.Paragraph(2, Run.Dim($"{SourceName.Of(document.Source)} · {document.Passages} passages"));
        }

        if (json is not null)
        {
            Screen.Json(new DocumentListJson(json), CorpusJson.Readable.DocumentListJson);
        }
        else if (count == 0)
        {
            screen!.Paragraph(0, "No document. `corpus ingest PATH` takes some in.");
        }

        return ExitCode.Done;
    }
}
