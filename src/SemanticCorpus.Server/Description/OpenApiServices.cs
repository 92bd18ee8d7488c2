using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using SemanticCorpus.Server.Keys;
using SemanticCorpus.Server.OpenAi;

namespace SemanticCorpus.Server.Description;

/// <summary>The description of the service at <c>/openapi/v1.json</c>, with the errors that each route may answer.</summary>
internal static class OpenApiServices
{
    private static readonly Dictionary<int, string> Errors = new()
    {
        [StatusCodes.Status400BadRequest] = "The request is not of the right form.",
        [StatusCodes.Status401Unauthorized] = "A key is needed.",
        [StatusCodes.Status403Forbidden] = "The key lacks the scope, or the Host or Origin is not allowed.",
        [StatusCodes.Status404NotFound] = "What is named is not there, or the key does not allow it.",
        [StatusCodes.Status413PayloadTooLarge] = "The body is too large.",
        [StatusCodes.Status422UnprocessableEntity] = "A value is out of its limits.",
        [StatusCodes.Status429TooManyRequests] = "Too much at once, or the key's rate or quota is used up; Retry-After says when to come back.",
        [StatusCodes.Status503ServiceUnavailable] = "The store or the model is not available.",
    };

    public static void AddDescription(this IServiceCollection services) => services.AddOpenApi(options => options.AddOperationTransformer(AddErrorsAsync));

    private static async Task AddErrorsAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var route = context.Description;
        var row = $"{route.HttpMethod} /{route.RelativePath}";
        if (!RouteScopes.All.TryGetValue(row, out var scope) || scope is null)
        {
            return;
        }

        var ofOpenAi = route.ActionDescriptor.EndpointMetadata.OfType<OpenAiErrors>().Any();
        var shape = await context.GetOrCreateSchemaAsync(ofOpenAi ? typeof(OpenAiErrorJson) : typeof(ProblemDetails), null, cancellationToken).ConfigureAwait(false);
        operation.Responses ??= [];
        foreach (var (status, description) in Errors.Where(error => !ofOpenAi || error.Key != StatusCodes.Status422UnprocessableEntity))
        {
            operation.Responses.TryAdd($"{status}", new OpenApiResponse
            {
                Description = description,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [ofOpenAi ? "application/json" : "application/problem+json"] = new() { Schema = shape },
                },
            });
        }
    }
}
