using System.CommandLine;
using SemanticCorpus.Cli.Output;
using SemanticCorpus.Formats;
using SemanticCorpus.Hosting;
using SemanticCorpus.Ingestion;
using SemanticCorpus.Ingestion.Watching;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus watch</c></summary>
internal static class WatchCommand
{
    private static readonly Argument<string> Folder = new("FOLDER") { Description = "The folder." };

    public static Command Create()
    {
        var command = new Verb("watch",
            "Keeps the corpus equal to a folder until it is interrupted: new and changed files are taken in, renamed ones stay the same document, deleted ones are removed.",
            "corpus watch articles",
            "corpus watch articles --db news.db")
        {
            Folder, CommonOptions.Database, CommonOptions.Model,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = CommonOptions.Read(parsed);
        var folder = Path.GetFullPath(parsed.GetRequiredValue(Folder));
        var screen = new Screen();
        await using var session = await CorpusSession.WriteAsync(settings, cancellationToken).ConfigureAwait(false);
        var sync = new FolderSync(session.Store, session.Ingestor, new FileSource(DocumentFormatReaders.Create(settings.Formats)), folder);
        try
        {
            await foreach (var result in new FolderWatch(folder, sync).RunAsync(() => screen.Line($"Watching {folder}"), cancellationToken).ConfigureAwait(false))
            {
                screen.Line($"{result.Status,-9} {SourceName.Of(result.Source)} {result.Reason}".TrimEnd());
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Interrupted, which is how a watch ends.
        }

        return ExitCode.Done;
    }
}
