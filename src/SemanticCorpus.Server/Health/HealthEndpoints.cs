using SemanticCorpus.Server.Corpora;

namespace SemanticCorpus.Server.Health;

/// <summary>What orchestrators ask.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => TypedResults.Ok(new HealthJson("ok")))
            .WithName("healthz").WithSummary("Whether the process serves.");
        routes.MapGet("/readyz", (CorpusRegistry corpora) => corpora.IsReady
                ? TypedResults.Ok(new HealthJson("ready"))
                : Results.Json(new HealthJson("starting"), statusCode: StatusCodes.Status503ServiceUnavailable))
            .WithName("readyz").WithSummary("Whether the model is loaded and the main corpus is open.")
            .Produces<HealthJson>().Produces<HealthJson>(StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>A state in a word.</summary>
/// <param name="Status"><c>ok</c>, <c>ready</c> or <c>starting</c>.</param>
public sealed record HealthJson(string Status);
