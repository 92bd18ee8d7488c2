using Microsoft.AspNetCore.Http.HttpResults;
using SemanticCorpus.Json;
using SemanticCorpus.Server.Corpora;

namespace SemanticCorpus.Server.Search;

/// <summary>Finding passages.</summary>
internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder corpus) =>
        corpus.MapPost("/search", SearchAsync).WithName("search").WithSummary("Finds passages, best first.");

    private static async Task<Ok<SearchJson>> SearchAsync(string corpus, SearchBody body, CorpusRegistry corpora, CancellationToken cancellationToken)
    {
        var found = await corpora.GetAsync(corpus, cancellationToken).ConfigureAwait(false);
        var request = body.ToRequest();
        return TypedResults.Ok(SearchJson.From(request, await found.Search.SearchAsync(request, cancellationToken).ConfigureAwait(false)));
    }
}
