using SemanticCorpus.Storage;

namespace SemanticCorpus.Server.Search;

/// <summary>Narrows a search; what is given must all hold.</summary>
/// <param name="Sources">The source is one of these, or starts with one that ends in <c>*</c>.</param>
/// <param name="Tags">The document has every one of these tags.</param>
/// <param name="Authors">The author is one of these.</param>
/// <param name="PublishedFrom">Published at this time or later.</param>
/// <param name="PublishedBefore">Published before this time.</param>
/// <param name="DocumentIds">The document is one of these.</param>
/// <param name="Properties">The document's metadata has each of these values.</param>
public sealed record FilterBody(
    IReadOnlyList<string>? Sources = null,
    IReadOnlyList<string>? Tags = null,
    IReadOnlyList<string>? Authors = null,
    DateTimeOffset? PublishedFrom = null,
    DateTimeOffset? PublishedBefore = null,
    IReadOnlyList<string>? DocumentIds = null,
    IReadOnlyDictionary<string, string>? Properties = null)
{
    /// <summary>The filter of the engine.</summary>
    public CorpusFilter ToFilter() => new()
    {
        Sources = Sources ?? [],
        Tags = Tags ?? [],
        Authors = Authors ?? [],
        PublishedFrom = PublishedFrom,
        PublishedBefore = PublishedBefore,
        DocumentIds = DocumentIds ?? [],
        Properties = Properties ?? new Dictionary<string, string>(),
    };
}
