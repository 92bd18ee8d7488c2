namespace SemanticCorpus.Server.Keys;

/// <summary>The one table of what each route needs. A route that is not in it stops the start.</summary>
internal static class RouteScopes
{
    /// <summary>By method and pattern; null for what anyone may ask.</summary>
    public static IReadOnlyDictionary<string, KeyScope?> All { get; } = new Dictionary<string, KeyScope?>(StringComparer.OrdinalIgnoreCase)
    {
        ["GET /healthz"] = null,
        ["GET /readyz"] = null,
        ["GET /openapi/{documentName}.json"] = null,
        ["GET /v1/status"] = KeyScope.Read,
        ["GET /v1/corpora"] = KeyScope.Read,
        ["GET /v1/corpora/{corpus}"] = KeyScope.Read,
        ["PUT /v1/corpora/{corpus}"] = KeyScope.Admin,
        ["DELETE /v1/corpora/{corpus}"] = KeyScope.Admin,
        ["POST /v1/corpora/{corpus}/search"] = KeyScope.Read,
        ["POST /v1/corpora/{corpus}/ask"] = KeyScope.Read,
        ["POST /v1/corpora/{corpus}/related"] = KeyScope.Read,
        ["GET /v1/corpora/{corpus}/facets"] = KeyScope.Read,
        ["GET /v1/corpora/{corpus}/examples"] = KeyScope.Read,
        ["GET /v1/corpora/{corpus}/map"] = KeyScope.Read,
        ["POST /v1/corpora/{corpus}/map/locate"] = KeyScope.Read,
        ["GET /v1/corpora/{corpus}/documents"] = KeyScope.Read,
        ["POST /v1/corpora/{corpus}/documents"] = KeyScope.Write,
        ["POST /v1/corpora/{corpus}/documents/preview"] = KeyScope.Write,
        ["GET /v1/corpora/{corpus}/documents/{id}"] = KeyScope.Read,
        ["PUT /v1/corpora/{corpus}/documents/{id}"] = KeyScope.Write,
        ["DELETE /v1/corpora/{corpus}/documents/{id}"] = KeyScope.Write,
        ["GET /v1/corpora/{corpus}/documents/{id}/related"] = KeyScope.Read,
        ["POST /v1/corpora/{corpus}/documents/{id}/reread"] = KeyScope.Write,
        ["GET /v1/jobs/{id}"] = KeyScope.Read,
        ["GET /v1/jobs/{id}/events"] = KeyScope.Read,
        ["POST /v1/embeddings"] = KeyScope.Read,
        ["POST /v1/rerank"] = KeyScope.Read,
        ["GET /v1/models"] = KeyScope.Read,
        ["GET /v1/models/{id}"] = KeyScope.Read,
        ["GET /v1/models/{*id}"] = KeyScope.Read,
        ["GET /v1/models/{**id}"] = KeyScope.Read,
        ["POST /v1/chat/completions"] = KeyScope.Read,
        ["GET /mcp"] = KeyScope.Read,
        ["POST /mcp"] = KeyScope.Read,
        ["DELETE /mcp"] = KeyScope.Read,
        ["GET /mcp/"] = KeyScope.Read,
        ["POST /mcp/"] = KeyScope.Read,
        ["DELETE /mcp/"] = KeyScope.Read,
    };

    /// <summary>The rows that an endpoint has in the table.</summary>
    public static IEnumerable<string> RowsOf(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => Row(method, endpoint));

    /// <summary>The row for a request.</summary>
    public static string Row(string method, RouteEndpoint endpoint)
    {
        var pattern = endpoint.RoutePattern.RawText ?? "";
        return $"{(method == "HEAD" ? "GET" : method)} {(pattern.StartsWith('/') ? pattern : "/" + pattern)}";
    }

    /// <summary>Checks that every route is in the table.</summary>
    /// <exception cref="InvalidOperationException">One is not.</exception>
    public static void Check(IEndpointRouteBuilder routes)
    {
        foreach (var row in routes.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().SelectMany(RowsOf))
        {
            if (!All.ContainsKey(row))
            {
                throw new InvalidOperationException($"{row} has no scope. Give it a row in {nameof(RouteScopes)}.");
            }
        }
    }
}
