using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SemanticCorpus.Server.Jobs;

namespace SemanticCorpus.Server.Telemetry;

/// <summary>Traces and metrics over OTLP; nothing is sent unless an address is set.</summary>
internal static class CorpusTelemetry
{
    private const string Name = "SemanticCorpus";
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static readonly Meter Meter = new(Name);

    public static ActivitySource Activities { get; } = new(Name);

    public static Histogram<double> EmbeddingDuration { get; } =
        Meter.CreateHistogram<double>("semantic_corpus.embedding.duration", "s", "Time of embedding the texts of one call.");

    /// <summary>Its rate is tokens per second.</summary>
    public static Counter<long> Tokens { get; } = Meter.CreateCounter<long>("semantic_corpus.embedding.tokens", "{token}", "Tokens that the model read.");

    public static void AddTelemetry(this IServiceCollection services, ServerSettings settings)
    {
        if (settings.OtlpEndpoint.Length == 0 && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(EndpointVariable)))
        {
            return;
        }

        services.AddHostedService<QueueMeter>();
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("semantic-corpus"))
            .WithMetrics(metrics => metrics.AddMeter(Name).AddOtlpExporter(exporter => Configure(exporter, settings, "v1/metrics")))
            .WithTracing(traces => traces.AddSource(Name, "Microsoft.AspNetCore").AddOtlpExporter(exporter => Configure(exporter, settings, "v1/traces")));
    }

    /// <summary>The variables of OpenTelemetry hold where the setting is empty.</summary>
    private static void Configure(OtlpExporterOptions exporter, ServerSettings settings, string path)
    {
        if (settings.OtlpEndpoint.Length > 0)
        {
            exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
            exporter.Endpoint = new Uri(new Uri(settings.OtlpEndpoint.TrimEnd('/') + "/"), path);
        }
    }
}

/// <summary>Tells how many jobs are not finished.</summary>
internal sealed class QueueMeter(JobQueue jobs) : IHostedService, IDisposable
{
    private readonly Meter meter = new("SemanticCorpus");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        meter.CreateObservableGauge("semantic_corpus.queue.depth", () => jobs.Depth, "{job}", "Jobs that are not finished.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => meter.Dispose();
}
