using System.CommandLine;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Hosting;
using SemanticCorpus.Json;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus status</c></summary>
internal static class StatusCommand
{
    public static Command Create()
    {
        var command = new Verb("status", 
            "Says what the corpus holds and what it was made with.",
            "corpus status",
            "corpus status --db news.db --json")
        {
            CommonOptions.Database, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var store = await CorpusStores.OpenAsync(CommonOptions.Read(parsed), StoreMode.ReadOnly, null, cancellationToken).ConfigureAwait(false);
        var status = StatusJson.From(await store.GetStatusAsync(cancellationToken).ConfigureAwait(false));
        if (parsed.GetValue(CommonOptions.Json))
        {
            Screen.Json(status, CorpusJson.Readable.StatusJson);
            return ExitCode.Done;
        }

        var screen = new Screen();
        screen.Paragraph(0, Run.Bold(SourceName.Of(status.Location)));
        screen.Paragraph(0, $"{status.Documents:N0} documents, {status.Passages:N0} passages, {(status.Bytes ?? 0) / 1e6:0.0} MB");
        screen.Paragraph(0, $"model {status.Model.Name}, {status.Model.Dimensions} dimensions, at most {status.Model.MaxTokens} tokens");
        screen.Paragraph(0, $"keyword analyzer {status.Analyzer}");
        if (status.LastChanged is { } changed)
        {
            screen.Paragraph(0, $"last changed {changed:yyyy-MM-dd HH:mm:ss} UTC");
        }

        return ExitCode.Done;
    }
}
