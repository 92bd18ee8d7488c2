using Microsoft.AspNetCore.Http.HttpResults;
using SemanticCorpus.Server.Corpora;
using SemanticCorpus.Server.Errors;

namespace SemanticCorpus.Server.OpenAi;

/// <summary>What can be asked.</summary>
internal static class ModelEndpoints
{
    public static void MapModels(this IEndpointRouteBuilder group)
    {
        group.MapGet("/models", async (CorpusRegistry corpora, CancellationToken cancellationToken) =>
                TypedResults.Ok(new ModelsJson([
                    new ModelJson(ModelName.OfEmbedder(corpora)),
                    .. (await corpora.NamesAsync(cancellationToken).ConfigureAwait(false)).Select(name => new ModelJson(ModelName.Of(name)))])))
            .WithName("models").WithSummary("Lists the embedding model, and every corpus as a model that answers from it.");
        group.MapGet("/models/{id}", FindAsync).WithName("model").WithSummary("One of the models.");
    }

    private static async Task<Ok<ModelJson>> FindAsync(string id, CorpusRegistry corpora, CancellationToken cancellationToken)
    {
        var known = id == ModelName.OfEmbedder(corpora)
            || (ModelName.ToCorpus(id) is { } name && await corpora.FindAsync(name, cancellationToken).ConfigureAwait(false) is not null);
        return known ? TypedResults.Ok(new ModelJson(id)) : throw new NotFoundException($"model: there is no model {id}. GET /v1/models lists them.");
    }
}
