using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.AI;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Search;
using SemanticCorpus.Server.Corpora;
using SemanticCorpus.Server.Telemetry;

namespace SemanticCorpus.Server.OpenAi;

/// <summary>Ordering texts.</summary>
internal static class RerankEndpoints
{
    public static void MapRerank(this IEndpointRouteBuilder group) =>
        group.MapPost("/rerank", RerankAsync).WithName("rerank").WithSummary("Orders texts by how well they answer a question.");

    private static async Task<Ok<RerankJson>> RerankAsync(RerankBody body, CorpusRegistry corpora, CancellationToken cancellationToken)
    {
        if (body.Model is { } model)
        {
            ModelName.RequireEmbedder(corpora, model);
        }

        var texts = body.Texts();
        var ranked = await new TextReranker(new MeasuredEmbedder(corpora.Embedder)).RankAsync(body.Query, texts, cancellationToken).ConfigureAwait(false);
        var tokens = ranked.Sum(text => text.Tokens) + corpora.Embedder.GetService<TokenCounter>()!(body.Query);
        return TypedResults.Ok(new RerankJson(
            ModelName.OfEmbedder(corpora),
            [.. ranked.Take(body.TopN ?? ranked.Count).Select(text => new RerankResultJson(
                text.Index, text.Relevance, body.ReturnDocuments == true ? new RerankDocumentJson(texts[text.Index]) : null))],
            new UsageJson(tokens, null, tokens)));
    }
}
