using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace SemanticCorpus.Server.Limits;

/// <summary>Bounds the work that is done and waits at once.</summary>
internal static class WorkLimits
{
    private const int RetryAfterSeconds = 1;
    private const int Backlog = 4096;

    public static void AddLimits(this IServiceCollection services, ServerSettings settings)
    {
        var limits = settings.Limits;
        services.Configure<KestrelServerOptions>(options =>
        {
            options.Limits.MaxRequestBodySize = limits.BodyBytes;
            options.AddServerHeader = false;
        });

        // What a burst of connections exceeds is dropped by the system and tried again a second later.
        services.Configure<SocketTransportOptions>(options => options.Backlog = Backlog);
        services.AddCors(options => options.AddDefaultPolicy(policy =>
            policy.WithOrigins([.. settings.CorsOrigins]).AllowAnyMethod().AllowAnyHeader().WithExposedHeaders("Location", "Retry-After")));
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, bool>(http => IsQuestion(http)
                ? RateLimitPartition.GetConcurrencyLimiter(true, _ => new ConcurrencyLimiterOptions
                {
                    PermitLimit = limits.Concurrency, QueueLimit = limits.Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
                })
                : RateLimitPartition.GetNoLimiter(false));
            options.OnRejected = async (rejected, _) =>
            {
                var http = rejected.HttpContext;
                http.Response.Headers.RetryAfter = $"{RetryAfterSeconds}";
                await http.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(new ProblemDetailsContext
                {
                    HttpContext = http,
                    ProblemDetails = new ProblemDetails
                    {
                        Status = StatusCodes.Status429TooManyRequests,
                        Title = "Too many requests",
                        Detail = $"requests: {limits.Concurrency:N0} are worked on and {limits.Waiting:N0} wait (Server:Limits:Concurrency and Waiting). Try again after {RetryAfterSeconds} second.",
                    },
                }).ConfigureAwait(false);
            };
        });
    }

    /// <summary>Whether a request is a question, which takes processor time while it is open. Documents are worked on by jobs.</summary>
    private static bool IsQuestion(HttpContext http) =>
        http.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } pattern }
        && (HttpMethods.IsPost(http.Request.Method)
            ? !pattern.Contains("/documents", StringComparison.Ordinal) || pattern.EndsWith("/preview", StringComparison.Ordinal)
            : pattern.EndsWith("/map", StringComparison.Ordinal));
}
