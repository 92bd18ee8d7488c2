using System.CommandLine;
using SemanticCorpus.Server;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus mcp</c></summary>
internal static class McpCommand
{
    public static Command Create()
    {
        var command = new Verb("mcp",
            "Serves the corpora to a chat program over the Model Context Protocol on standard input and output.",
            "corpus mcp",
            "corpus mcp --db news.db")
        {
            CommonOptions.Database, CommonOptions.Model,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await CorpusMcp.RunAsync(CommonOptions.Read(parsed), ServerSettings.Read(), cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }
}
