using SemanticCorpus.Search;

namespace SemanticCorpus.Server.Search;

/// <summary>What a search request holds.</summary>
/// <param name="Query">The question, or keywords.</param>
public sealed record SearchBody(string Query) : SearchOptionsBody
{
    /// <summary>The request to the engine.</summary>
    public SearchRequest ToRequest() => ToRequest(Query, "query");
}
