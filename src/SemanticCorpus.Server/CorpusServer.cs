using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.FileProviders;
using SemanticCorpus.Hosting;
using SemanticCorpus.Json;
using SemanticCorpus.Server.Answers;
using SemanticCorpus.Server.Corpora;
using SemanticCorpus.Server.Description;
using SemanticCorpus.Server.Documents;
using SemanticCorpus.Server.Errors;
using SemanticCorpus.Server.Health;
using SemanticCorpus.Server.Jobs;
using SemanticCorpus.Server.Json;
using SemanticCorpus.Server.Keys;
using SemanticCorpus.Server.Limits;
using SemanticCorpus.Server.Llm;
using SemanticCorpus.Server.Mcp;
using SemanticCorpus.Server.OpenAi;
using SemanticCorpus.Server.Overview;
using SemanticCorpus.Server.Search;
using SemanticCorpus.Server.Telemetry;

namespace SemanticCorpus.Server;

/// <summary>The search service over the engine.</summary>
public static class CorpusServer
{
    /// <summary>Where it listens unless told otherwise.</summary>
    public const string DefaultUrl = "http://127.0.0.1:8080";

    /// <summary>Puts the service together; it is not started yet.</summary>
    /// <param name="settings">The engine's settings.</param>
    /// <param name="server">The service's own settings.</param>
    /// <exception cref="ArgumentException">A setting is out of its limits.</exception>
    public static WebApplication Create(CorpusSettings settings, ServerSettings server)
    {
        ArgumentNullException.ThrowIfNull(server);
        server.Validate();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        // Requests are logged with their addresses, which hold sources and titles of documents; MCP logs a client's mistakes with their words.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("ModelContextProtocol", LogLevel.Critical);
        builder.WebHost.UseUrls(server.Urls.Split(';'));
        builder.Services.AddSingleton(settings).AddSingleton(server).AddSingleton(TimeProvider.System);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton(provider => new CorpusRegistry(settings, request: provider.GetRequiredService<IHttpContextAccessor>()));
        builder.Services.AddSingleton(provider => new KeyFile(settings.Database!, provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddHostedService<ListenGuard>();
        builder.Services.AddHostedService<CorpusStart>();
        builder.Services.AddLimits(server);
        builder.Services.AddJobs();
        builder.Services.AddSingleton<DocumentRequest>().AddSingleton<SourceFiles>().AddSingleton<CorpusMaps>().AddSingleton<KeyUsage>();
        builder.Services.ConfigureHttpJsonOptions(options => Configure(options.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddAnswers(server.Llm);
        builder.Services.AddOpenAi();
        builder.Services.AddMcpOverHttp();
        builder.Services.AddTelemetry(server);
        builder.Services.AddProblemDetails().AddExceptionHandler<ProblemWriter>();
        builder.Services.AddDescription();

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseMiddleware<HostGuard>();
        app.UseMiddleware<EncodingGuard>();
        app.UseCors();
        app.UseMiddleware<KeyGuard>();
        app.UseRateLimiter();
        MapPage(app);
        app.MapOpenApi();
        app.MapHealth();
        app.MapCorpora();
        app.MapJobs();
        app.MapStatus();
        var corpus = app.MapGroup("/v1/corpora/{corpus}");
        corpus.MapSearch();
        corpus.MapAsk();
        app.MapOpenAi();
        corpus.MapDocuments();
        app.MapMcp("/mcp");
        corpus.MapOverview();
        RouteScopes.Check(app);
        return app;
    }

    /// <summary>Runs the service until it is told to stop.</summary>
    /// <param name="settings">The engine's settings.</param>
    /// <param name="server">The service's own settings.</param>
    /// <param name="listening">Is told the addresses once it listens.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task RunAsync(CorpusSettings settings, ServerSettings server, Action<ICollection<string>> listening, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(listening);
        var app = Create(settings, server);
        await using (app.ConfigureAwait(false))
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            listening(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses);
            await app.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static void MapPage(WebApplication app)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (Directory.Exists(folder))
        {
            var files = new PhysicalFileProvider(folder);
            app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
            app.UseStaticFiles(new StaticFileOptions { FileProvider = files });
        }
    }

    private static void Configure(JsonSerializerOptions options)
    {
        options.TypeInfoResolverChain.Insert(0, ServerJson.Default);
        options.TypeInfoResolverChain.Insert(0, CorpusJson.Compact);

        // A misspelt field of a request is an error, not a default.
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectRequiredConstructorParameters = true;
        options.RespectNullableAnnotations = true;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = CorpusJson.Compact.Options.Encoder;
        foreach (var converter in CorpusJson.Compact.Options.Converters)
        {
            options.Converters.Add(converter);
        }
    }
}
