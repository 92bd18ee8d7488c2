using System.Diagnostics;
using Microsoft.Extensions.AI;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Server.Telemetry;

/// <summary>Measures how long embedding takes and how many tokens it reads.</summary>
internal sealed class MeasuredEmbedder(IEmbeddingGenerator<string, Embedding<float>> inner) : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var purpose = new KeyValuePair<string, object?>("purpose", ((options as TextEmbeddingOptions)?.Purpose ?? EmbeddingPurpose.Document).ToString());
        using var activity = CorpusTelemetry.Activities.StartActivity("embed");
        var started = Stopwatch.GetTimestamp();
        var embeddings = await base.GenerateAsync(values, options, cancellationToken).ConfigureAwait(false);
        var tokens = embeddings.Sum(embedding => EmbeddingDetails.Of(embedding)?.TokenCount ?? 0);
        CorpusTelemetry.EmbeddingDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, purpose);
        CorpusTelemetry.Tokens.Add(tokens, purpose);
        activity?.SetTag("texts", embeddings.Count).SetTag("tokens", tokens);
        return embeddings;
    }
}
