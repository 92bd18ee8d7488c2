using System.CommandLine;
using System.CommandLine.Help;
using SemanticCorpus.Cli.Commands;
using SemanticCorpus.Cli.Output;

namespace SemanticCorpus.Cli;

/// <summary>The <c>corpus</c> command: its verbs, and one place where failures become messages and exit codes.</summary>
internal static class CorpusCommandLine
{
    /// <summary>Long enough to finish the document that is being written.</summary>
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not VerbHelp)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(Printable.Lines(error.Message)).ConfigureAwait(false);
            }

            var verb = parsed.CommandResult.Command is RootCommand ? "corpus" : $"corpus {parsed.CommandResult.Command.Name}";
            await Console.Error.WriteLineAsync($"`{verb} --help` shows how it is used.").ConfigureAwait(false);
            return ExitCode.Usage;
        }

        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToStop };
            return await parsed.InvokeAsync(configuration).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            var described = Failure.Describe(exception);
            await Console.Error.WriteLineAsync(Printable.Lines(described.Message)).ConfigureAwait(false);
            return described.Code;
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("Searches your documents by meaning, on this machine, and answers with quoted, cited sentences.")
        {
            IngestCommand.Create(),
            WatchCommand.Create(),
            AskCommand.Create(),
            SearchCommand.Create(),
            ListCommand.Create(),
            ShowCommand.Create(),
            DeleteCommand.Create(),
            RelatedCommand.Create(),
            DuplicatesCommand.Create(),
            PreviewCommand.Create(),
            StatusCommand.Create(),
            DoctorCommand.Create(),
            EvalCommand.Create(),
            BenchCommand.Create(),
            ReindexCommand.Create(),
            ModelCommand.Create(),
            ExportCommand.Create(),
            ImportCommand.Create(),
            MigrateCommand.Create(),
            BackupCommand.Create(),
            ServeCommand.Create(),
            McpCommand.Create(),
            KeyCommand.Create(),
        };
        root.Options.Add(CommonOptions.Store);
        root.Options.Add(CommonOptions.QdrantUrl);
        root.Options.Add(CommonOptions.QdrantKey);
        root.Options.OfType<HelpOption>().Single().Action = new VerbHelp();
        return root;
    }
}
