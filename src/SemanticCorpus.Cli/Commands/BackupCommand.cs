using System.CommandLine;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Hosting;
using SemanticCorpus.Storage.Sqlite;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus backup</c></summary>
internal static class BackupCommand
{
    private static readonly Argument<string> FilePath = new("FILE") { Description = "The file to write; one of that name is replaced." };

    public static Command Create()
    {
        var command = new Verb("backup",
            "Copies the database to a file that can take its place, checked. Searches and ingests go on.",
            "corpus backup main-backup.db",
            "corpus search tea --db main-backup.db")
        {
            FilePath, CommonOptions.Database,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = CommonOptions.Read(parsed);
        if (settings.Store == StoreKind.Qdrant)
        {
            throw new ArgumentException("--store: backup copies a database file. `corpus export FILE` takes a corpus out of Qdrant, and Qdrant has snapshots of its own.");
        }

        var status = await DatabaseBackup.CreateAsync(settings.Database!, parsed.GetRequiredValue(FilePath), cancellationToken).ConfigureAwait(false);
        new Screen().Paragraph(
            0, $"{status.Documents:N0} documents, {status.Passages:N0} passages, {(status.Bytes ?? 0) / 1e6:0.0} MB, checked. ", SourceName.Of(status.Location));
        return ExitCode.Done;
    }
}
