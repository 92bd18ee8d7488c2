using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Mvc;
using SemanticCorpus.Server.Limits;

namespace SemanticCorpus.Server.Keys;

/// <summary>Lets requests through that need no key, or have one that allows them.</summary>
internal sealed class KeyGuard(RequestDelegate next, KeyFile keys, KeyUsage usage, ServerSettings settings, IProblemDetailsService problems)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint() is not RouteEndpoint endpoint || !RouteScopes.All.TryGetValue(RouteScopes.Row(http.Request.Method, endpoint), out var scope)
            || scope is not { } needed)
        {
            return next(http);
        }

        if (Secret(http.Request) is not { } secret || keys.Find(secret) is not { } key)
        {
            if (!NeedsKey(http))
            {
                // Clients of other services send a key of their own making where none is needed.
                return next(http);
            }

            http.Response.Headers.WWWAuthenticate = "Bearer";
            return RefuseAsync(http, StatusCodes.Status401Unauthorized, "A key is needed",
                "key: send a key as `Authorization: Bearer KEY` or `X-Api-Key: KEY`. `corpus key create NAME` makes one.");
        }

        if (!key.Scopes.Contains(needed))
        {
            return RefuseAsync(http, StatusCodes.Status403Forbidden, "Not allowed", $"key: {key.Name} lacks the scope {Word(needed)}, which this needs.");
        }

        if (usage.Use(key) is { } over)
        {
            http.Response.Headers.RetryAfter = over.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return RefuseAsync(http, StatusCodes.Status429TooManyRequests, "Too many requests", $"key: {key.Name} {over.Reason} Try again after {over.RetryAfterSeconds:N0} seconds.");
        }

        // Which corpora it allows is for the registry to say: most ways in do not name them in the address.
        http.Use(key);
        return next(http);
    }

    private bool NeedsKey(HttpContext http) =>
        settings.RequireKey
        || !IPAddress.IsLoopback(http.Connection.LocalIpAddress ?? IPAddress.Loopback)
        || !Loopback.Is(http.Request.Host.Host);

    private static string? Secret(HttpRequest request)
    {
        const string scheme = "Bearer ";
        return request.Headers.Authorization is [{ } authorization] && authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            ? authorization[scheme.Length..].Trim()
            : request.Headers["X-Api-Key"] is [{ Length: > 0 } key] ? key : null;
    }

    private static string Word(KeyScope scope) => scope switch { KeyScope.Read => "read", KeyScope.Write => "write", _ => "admin" };

    private async Task RefuseAsync(HttpContext http, int status, string title, string detail)
    {
        http.Response.StatusCode = status;
        await problems.WriteAsync(new ProblemDetailsContext
        {
            HttpContext = http,
            ProblemDetails = new ProblemDetails { Status = status, Title = title, Detail = detail },
        }).ConfigureAwait(false);
    }
}
