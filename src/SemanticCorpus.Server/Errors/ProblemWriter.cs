using Microsoft.AspNetCore.Diagnostics;

namespace SemanticCorpus.Server.Errors;

/// <summary>Answers with a problem where a request failed.</summary>
internal sealed partial class ProblemWriter(IProblemDetailsService problems, ILogger<ProblemWriter> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer.
            return true;
        }

        var problem = Problems.Describe(exception);
        if (problem.Status >= StatusCodes.Status500InternalServerError)
        {
            LogFailure(httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName, exception);
        }

        if (problem.Status == StatusCodes.Status429TooManyRequests)
        {
            httpContext.Response.Headers.RetryAfter = "5";
        }

        httpContext.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem }).ConfigureAwait(false);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Endpoint} failed")]
    private partial void LogFailure(string method, string? endpoint, Exception exception);
}
