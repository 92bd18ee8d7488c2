using System.Net;
using Microsoft.AspNetCore.Mvc;

namespace SemanticCorpus.Server.Limits;

/// <summary>Refuses requests under a name that is not the service's, and from pages of other origins: a page whose name is made to point
/// at this machine must not read or change a corpus.</summary>
internal sealed class HostGuard(RequestDelegate next, ServerSettings settings, IProblemDetailsService problems)
{
    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return !HostIsOurs(http)
            ? RefuseAsync(http, $"Host: {http.Request.Host.Host} is no name of this service. Add it to Server:AllowedHosts if it is one.")
            : http.Request.Headers.Origin is [{ } origin, ..] && !OriginIsOurs(http, origin)
                ? RefuseAsync(http, "Origin: pages of this origin may not use the service. Add it to Server:CorsOrigins if they may.")
                : next(http);
    }

    private bool HostIsOurs(HttpContext http)
    {
        var host = http.Request.Host.Host;

        // An address in place of a name cannot be made to point elsewhere.
        return Loopback.Is(host)
            || settings.AllowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && http.Connection.LocalIpAddress is { } own
                && address.MapToIPv6().Equals(own.MapToIPv6()));
    }

    private bool OriginIsOurs(HttpContext http, string origin) =>
        settings.CorsOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase)
        || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && uri.Authority.Equals(http.Request.Host.Value, StringComparison.OrdinalIgnoreCase));

    private async Task RefuseAsync(HttpContext http, string detail)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        await problems.WriteAsync(new ProblemDetailsContext
        {
            HttpContext = http,
            ProblemDetails = new ProblemDetails { Status = StatusCodes.Status403Forbidden, Title = "Not allowed", Detail = detail },
        }).ConfigureAwait(false);
    }
}
