using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.AI;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Search;
using SemanticCorpus.Server.Corpora;
using SemanticCorpus.Server.Jobs;
using SemanticCorpus.Server.Llm;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Server.Overview;

/// <summary>What a page shows before a question is asked.</summary>
internal static class OverviewEndpoints
{
    private const int MostPoints = 5000;
    private const int DefaultPoints = 2000;
    private const int MostExamples = 50;
    private const int NearestGiven = 10;

    public static void MapStatus(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/status", async (CorpusRegistry corpora, JobQueue jobs, IServiceProvider services, CancellationToken cancellationToken) => TypedResults.Ok(new ServiceStatusJson(
                typeof(CorpusServer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
                corpora.Embedder.GetService<EmbeddingModel>()!.Name,
                await corpora.NamesAsync(cancellationToken).ConfigureAwait(false),
                jobs.Depth,
                LlmStatusJson.From(services.GetService<AnswerWriter>()))))
            .WithName("status").WithSummary("The state of the service.");

    public static void MapOverview(this IEndpointRouteBuilder corpus)
    {
        corpus.MapGet("/facets", async (string corpus, CorpusRegistry corpora, CancellationToken cancellationToken) =>
                TypedResults.Ok(await Facets.CountAsync(
                    (await corpora.GetAsync(corpus, cancellationToken).ConfigureAwait(false)).Store, cancellationToken).ConfigureAwait(false)))
            .WithName("facets").WithSummary("What documents can be narrowed by.");
        corpus.MapGet("/examples", ExamplesAsync).WithName("examples").WithSummary("Questions to begin with, made from titles and headings.");
        corpus.MapGet("/map", MapAsync).WithName("map").WithSummary("The corpus in two dimensions.");
        corpus.MapPost("/map/locate", LocateAsync).WithName("locate").WithSummary("Where a question lies on the map.");
    }

    private static async Task<Ok<ExamplesJson>> ExamplesAsync(string corpus, CorpusRegistry corpora, CancellationToken cancellationToken, int limit = 5)
    {
        Require(limit, MostExamples);
        var found = await corpora.GetAsync(corpus, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new ExamplesJson(await Examples.MakeAsync(found.Store, limit, cancellationToken).ConfigureAwait(false)));
    }

    private static async Task<Ok<MapJson>> MapAsync(
        string corpus, CorpusRegistry corpora, CorpusMaps maps, CancellationToken cancellationToken, int limit = DefaultPoints)
    {
        Require(limit, MostPoints);
        var found = await corpora.GetAsync(corpus, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok((await maps.GetAsync(found, limit, cancellationToken).ConfigureAwait(false)).Map);
    }

    private static async Task<Ok<LocationJson>> LocateAsync(
        string corpus, LocateBody body, CorpusRegistry corpora, CorpusMaps maps, CancellationToken cancellationToken, int limit = DefaultPoints)
    {
        Require(limit, MostPoints);
        new SearchRequest { Query = body.Query }.Validate();
        var found = await corpora.GetAsync(corpus, cancellationToken).ConfigureAwait(false);
        var (_, projection) = await maps.GetAsync(found, limit, cancellationToken).ConfigureAwait(false);
        var options = new TextEmbeddingOptions { Purpose = EmbeddingPurpose.Query };
        var embedding = (await corpora.Embedder.GenerateAsync([body.Query], options, cancellationToken).ConfigureAwait(false))[0].Vector;
        var near = await found.Store.FindCandidatesAsync(
            new CandidateQuery { Embedding = embedding, Limit = NearestGiven }, cancellationToken).ConfigureAwait(false);
        var (x, y) = near.Dense.Count == 0 ? (0, 0) : projection.Place(embedding.Span);
        return TypedResults.Ok(new LocationJson(x, y, [.. near.Dense.Select(candidate => candidate.Id.ToString())]));
    }

    private static void Require(int limit, int most)
    {
        if (limit < 1 || limit > most)
        {
            throw new ArgumentException($"limit: {limit} is outside 1 to {most}.");
        }
    }
}
