using System.CommandLine;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Hosting;
using SemanticCorpus.Storage;
using SemanticCorpus.Transfer;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus export</c></summary>
internal static class ExportCommand
{
    private static readonly Argument<string> FilePath = new("FILE") { Description = "The file to write; one of that name is replaced." };

    public static Command Create()
    {
        var command = new Verb("export",
            "Writes the whole corpus, vectors included, to one portable file with a checksum. Searches and ingests go on.",
            "corpus export news.corpus",
            "corpus export news.corpus --db news.db")
        {
            FilePath, CommonOptions.Database,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(parsed.GetRequiredValue(FilePath));
        await using var store = await CorpusStores.OpenAsync(CommonOptions.Read(parsed), StoreMode.ReadOnly, null, cancellationToken).ConfigureAwait(false);
        var status = await store.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        var count = await ProgressLine.RunAsync("Exporting", (int)status.Documents, done => CorpusArchive.WriteAsync(
            path, store.Schema, CorpusReader.ReadAsync(store, cancellationToken), done, cancellationToken)).ConfigureAwait(false);
        new Screen().Paragraph(0, $"{count:N0} documents, {new FileInfo(path).Length / 1e6:0.0} MB. {SourceName.Of(path)}");
        return ExitCode.Done;
    }
}
