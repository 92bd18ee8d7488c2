using System.Diagnostics;

namespace SemanticCorpus.Search;

/// <summary>Spans of searches, without what was asked.</summary>
internal static class SearchTracing
{
    private static readonly ActivitySource Source = new("SemanticCorpus");

    /// <summary>Begins the span of a search; null where nobody listens.</summary>
    public static Activity? Start(SearchRequest request) =>
        Source.StartActivity("search")?.SetTag("mode", request.Mode.ToString()).SetTag("limit", request.Limit).SetTag("offset", request.Offset);
}
