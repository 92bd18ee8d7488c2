using Microsoft.AspNetCore.Mvc;

namespace SemanticCorpus.Server.Limits;

/// <summary>Refuses compressed bodies: what they grow to is not known before they are unpacked, and the limit on bodies would not hold.</summary>
internal sealed class EncodingGuard(RequestDelegate next, IProblemDetailsService problems)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Headers.ContentEncoding is not [{ } encoding, ..] || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            await next(http).ConfigureAwait(false);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        await problems.WriteAsync(new ProblemDetailsContext
        {
            HttpContext = http,
            ProblemDetails = new ProblemDetails
            {
                Status = StatusCodes.Status415UnsupportedMediaType,
                Title = "Compressed body",
                Detail = "Content-Encoding: bodies are taken uncompressed only. Leave it out, and send several requests where one is too large.",
            },
        }).ConfigureAwait(false);
    }
}
