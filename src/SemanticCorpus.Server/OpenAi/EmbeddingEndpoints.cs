using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.AI;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Server.Corpora;
using SemanticCorpus.Server.Telemetry;

namespace SemanticCorpus.Server.OpenAi;

/// <summary>Embedding texts.</summary>
internal static class EmbeddingEndpoints
{
    public static void MapEmbeddings(this IEndpointRouteBuilder group) =>
        group.MapPost("/embeddings", EmbedAsync).WithName("embeddings").WithSummary("Embeds texts with the model of the corpora.");

    private static async Task<Ok<EmbeddingsJson>> EmbedAsync(EmbeddingsBody body, CorpusRegistry corpora, CancellationToken cancellationToken)
    {
        ModelName.RequireEmbedder(corpora, body.Model);
        if (body.EncodingFormat is not (null or "float" or "base64"))
        {
            throw new ArgumentException($"encoding_format: {body.EncodingFormat} is not known; float and base64 are.");
        }

        var own = corpora.Embedder.GetService<EmbeddingModel>()!.Dimensions;
        if (body.Dimensions is { } dimensions && dimensions != own)
        {
            throw new ArgumentException($"dimensions: {dimensions} cannot be had, this model's embeddings have {own}. Leave the field out.");
        }

        var embeddings = await new MeasuredEmbedder(corpora.Embedder).GenerateAsync(body.Texts(), new TextEmbeddingOptions(), cancellationToken).ConfigureAwait(false);
        var tokens = embeddings.Sum(embedding => EmbeddingDetails.Of(embedding)?.TokenCount ?? 0);
        return TypedResults.Ok(new EmbeddingsJson(
            [.. embeddings.Select((embedding, index) => new EmbeddingJson(
                index, body.EncodingFormat == "base64" ? Convert.ToBase64String(VectorBytes.Write(embedding.Vector.Span)) : embedding.Vector.ToArray()))],
            body.Model,
            new UsageJson(tokens, null, tokens)));
    }
}
