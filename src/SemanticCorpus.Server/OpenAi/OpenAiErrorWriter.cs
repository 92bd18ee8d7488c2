using Microsoft.AspNetCore.Diagnostics;

namespace SemanticCorpus.Server.OpenAi;

/// <summary>Gives problems on the OpenAI routes the shape that their clients read.</summary>
internal sealed class OpenAiErrorWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context)
    {
        // Handling an exception takes the endpoint off the request and keeps it in the feature.
        var endpoint = context.HttpContext.GetEndpoint() ?? context.HttpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        return endpoint?.Metadata.GetMetadata<OpenAiErrors>() is not null;
    }

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode == StatusCodes.Status422UnprocessableEntity)
        {
            // OpenAI's own status for a wrong value.
            response.StatusCode = StatusCodes.Status400BadRequest;
        }

        await response.WriteAsJsonAsync(
            OpenAiErrorJson.From(context.ProblemDetails, response.StatusCode), OpenAiJson.Default.OpenAiErrorJson, contentType: null,
            context.HttpContext.RequestAborted).ConfigureAwait(false);
    }
}
