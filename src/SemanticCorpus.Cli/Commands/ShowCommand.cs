using System.CommandLine;
using System.Globalization;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Hosting;
using SemanticCorpus.Json;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus show</c></summary>
internal static class ShowCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "The document's id, as `corpus list` prints it." };
    private static readonly Option<bool> Original = new("--original") { Description = "The original in place of the cleaned text; with --json, beside it." };

    public static Command Create()
    {
        var command = new Verb("show", 
            "Shows a document: what is known of it and its cleaned text, or its original.",
            "corpus show report-3f2a91c07b",
            "corpus show report-3f2a91c07b --original")
        {
            Id, Original, CommonOptions.Database, CommonOptions.From, CommonOptions.Model, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = CommonOptions.Read(parsed);
        if (parsed.GetValue(CommonOptions.From) is { } folder)
        {
            // A mirror belongs to this machine's files.
            settings.Store = StoreKind.Sqlite;
            settings.Database = DataFolder.MirrorOf(folder);
        }

        var id = parsed.GetRequiredValue(Id);
        await using var store = await CorpusStores.OpenAsync(settings, StoreMode.ReadOnly, null, cancellationToken).ConfigureAwait(false);
        var summary = await store.GetSummaryAsync(id, cancellationToken).ConfigureAwait(false);
        var document = await store.GetDocumentAsync(id, cancellationToken).ConfigureAwait(false);
        if (summary is null || document is null)
        {
            await Console.Error.WriteLineAsync(Printable.Line($"There is no document {id}. `corpus list` shows the ids.")).ConfigureAwait(false);
            return ExitCode.Failed;
        }

        var original = parsed.GetValue(Original);
        var shown = DocumentJson.From(summary) with { Text = document.Text, Original = original ? document.Original : null };
        if (parsed.GetValue(CommonOptions.Json))
        {
            Screen.Json(shown, CorpusJson.Readable.DocumentJson);
            return ExitCode.Done;
        }

        var screen = new Screen();
        screen.Paragraph(0, Run.Bold(shown.Title ?? shown.Id));
        foreach (var (name, value) in Facts(shown))
        {
            screen.Paragraph(0, Run.Dim($"{name}: "), value);
        }

        screen.Blank();
        foreach (var line in (shown.Original ?? document.Text).Split('\n'))
        {
            screen.Line(line);
        }

        return ExitCode.Done;
    }

    private static IEnumerable<(string Name, string Value)> Facts(DocumentJson document)
    {
        (string Name, string? Value)[] facts =
        [
            ("id", document.Id),
            ("source", SourceName.Of(document.Source)),
            ("url", document.Url),
            ("author", document.Author),
            ("published", document.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("site", document.Site),
            ("tags", document.Tags.Count == 0 ? null : string.Join(", ", document.Tags)),
            .. document.Properties.Select(property => (property.Key, (string?)property.Value)),
            ("passages", document.Passages.ToString(CultureInfo.InvariantCulture)),
        ];
        return facts.Where(fact => fact.Value is not null).Select(fact => (fact.Name, fact.Value!));
    }
}
