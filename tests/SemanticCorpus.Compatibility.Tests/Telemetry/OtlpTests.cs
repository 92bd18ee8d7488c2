using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SemanticCorpus.Server;

namespace SemanticCorpus.Compatibility.Tests.Telemetry;

public sealed class OtlpTests(ServiceFixture fixture)
{
    [Fact]
    public async Task Measures_and_traces_reach_the_address_that_is_set()
    {
        var received = new ConcurrentDictionary<string, string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var receiver = builder.Build();
        receiver.MapPost("/v1/{kind}", async (string kind, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.AddOrUpdate(kind, Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
        });
        await receiver.StartAsync(TestContext.Current.CancellationToken);

        await using var service = await Service.StartAsync(new ServerSettings { OtlpEndpoint = receiver.Urls.Single() });
        await service.PostAsync("v1/corpora/main/search", new { query = "reactor" });
        Assert.True(service.Get<MeterProvider>()!.ForceFlush());
        Assert.True(service.Get<TracerProvider>()!.ForceFlush());
        foreach (var name in new[] { "queue.depth", "embedding.duration", "embedding.tokens", "search.duration" })
        {
            Assert.Contains("semantic_corpus." + name, received["metrics"], StringComparison.Ordinal);
        }

        // A span's name is field 5, with its length before it.
        Assert.Contains("*\u0005embed", received["traces"], StringComparison.Ordinal);
        Assert.Contains("*\u0006search", received["traces"], StringComparison.Ordinal);
        Assert.DoesNotContain("reactor", received["traces"], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_set_up_without_an_address()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is not null, "OTEL_EXPORTER_OTLP_ENDPOINT is set here.");
        Assert.Null(fixture.Service.Get<MeterProvider>());
        Assert.Null(fixture.Service.Get<TracerProvider>());
    }
}
