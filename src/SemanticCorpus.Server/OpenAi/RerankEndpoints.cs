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
        var texts = body.Texts();
        if (corpora.CrossEncoder is { } encoder && (body.Model ?? encoder.Name) == encoder.Name)
        {
            var rated = await TextReranker.RankAsync(encoder, body.Query, texts, cancellationToken).ConfigureAwait(false);
            return TypedResults.Ok(Answer(body, encoder.Name, texts, rated, rated.Sum(text => text.Tokens)));
        }

        if (body.Model is { } model)
        {
            ModelName.RequireEmbedder(corpora, model);
        }

        var ranked = await new TextReranker(new MeasuredEmbedder(corpora.Embedder)).RankAsync(body.Query, texts, cancellationToken).ConfigureAwait(false);
        var tokens = ranked.Sum(text => text.Tokens) + corpora.Embedder.GetService<TokenCounter>()!(body.Query);
        return TypedResults.Ok(Answer(body, ModelName.OfEmbedder(corpora), texts, ranked, tokens));
    }

    private static RerankJson Answer(RerankBody body, string model, IReadOnlyList<string> texts, IReadOnlyList<RankedText> ranked, int tokens) => new(
        model,
        [.. ranked.Take(body.TopN ?? ranked.Count).Select(text => new RerankResultJson(
            text.Index, text.Relevance, body.ReturnDocuments == true ? new RerankDocumentJson(texts[text.Index]) : null))],
        new UsageJson(tokens, null, tokens));
}
