using System.CommandLine;
using SemanticCorpus.Server;

namespace SemanticCorpus.Cli.Commands;

/// <summary><c>corpus serve</c></summary>
internal static class ServeCommand
{
    private static readonly Option<string?> Urls = new("--urls")
    {
        Description = $"Addresses to listen on, with ; between them. Default: ASPNETCORE_URLS or {CorpusServer.DefaultUrl}.",
        HelpName = "URLS",
    };

    public static Command Create()
    {
        var command = new Verb("serve",
            "Starts the search service: HTTP API and web page.",
            "corpus serve",
            "corpus serve --db news.db --urls http://127.0.0.1:9000")
        {
            Urls, CommonOptions.Database, CommonOptions.Model,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var server = ServerSettings.Read();
        server.Urls = parsed.GetValue(Urls) ?? server.Urls;
        await CorpusServer.RunAsync(CommonOptions.Read(parsed), server, addresses =>
        {
            foreach (var address in addresses)
            {
                Console.WriteLine($"Listening on {address}");
            }
        }, cancellationToken).ConfigureAwait(false);
        return ExitCode.Done;
    }
}
