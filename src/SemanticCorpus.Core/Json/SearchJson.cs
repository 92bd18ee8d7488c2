using SemanticCorpus.Search;

namespace SemanticCorpus.Json;

/// <summary>What a search found.</summary>
/// <param name="Query">The question or keywords.</param>
/// <param name="Mode">Where candidates came from.</param>
/// <param name="Passages">The passages, best first.</param>
/// <param name="Timings">Where the time went, in milliseconds.</param>
public sealed record SearchJson(string Query, SearchMode Mode, IReadOnlyList<PassageJson> Passages, SearchTimings Timings)
{
    /// <summary>The form of a response.</summary>
    public static SearchJson From(SearchRequest request, SearchResponse response)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(response);
        return new SearchJson(request.Query, request.Mode, [.. response.Passages.Select(PassageJson.From)], response.Timings);
    }
}

/// <summary>What other documents say about the same thing.</summary>
/// <param name="Id">The document or passage asked about.</param>
/// <param name="Passages">The passages, best first.</param>
public sealed record RelatedJson(string Id, IReadOnlyList<PassageJson> Passages);
