using SemanticCorpus.Hosting;
using SemanticCorpus.Server.Corpora;
using SemanticCorpus.Server.Llm;
using SemanticCorpus.Server.Mcp;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Server;

/// <summary>The Model Context Protocol over standard input and output, for programs that start their servers themselves.</summary>
public static class CorpusMcp
{
    /// <summary>Serves until the input ends. The corpora are opened for reading, so that a service may write to them meanwhile; logs go to standard error.</summary>
    /// <param name="settings">The engine's settings.</param>
    /// <param name="server">The service's own settings; those of the language model count.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ArgumentException">A setting is out of its limits.</exception>
    /// <exception cref="StoreUnavailableException">There is no corpus yet.</exception>
    public static async Task RunAsync(CorpusSettings settings, ServerSettings server, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(server);
        server.Llm.Validate();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning)

            // It logs a client's mistakes as failures with their stacks; the client is told them anyway.
            .AddFilter("ModelContextProtocol", LogLevel.Critical);
        builder.Services.AddSingleton(settings).AddSingleton(server).AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new CorpusRegistry(settings, StoreMode.ReadOnly));
        builder.Services.AddHostedService<CorpusStart>();
        builder.Services.AddAnswers(server.Llm);
        builder.Services.AddCorpusMcp().WithStdioServerTransport();
        using var host = builder.Build();
        await host.RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
