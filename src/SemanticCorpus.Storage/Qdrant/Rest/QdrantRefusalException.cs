using System.Net;

namespace SemanticCorpus.Storage.Qdrant.Rest;

/// <summary>The server answered with an error.</summary>
internal sealed class QdrantRefusalException(HttpStatusCode status, string message) : Exception(message)
{
    public HttpStatusCode Status { get; } = status;

    /// <summary>Whether the same request may succeed a little later.</summary>
    public bool IsPassing => (int)Status >= 500 || Status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout;
}
