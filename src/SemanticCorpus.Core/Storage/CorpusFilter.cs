namespace SemanticCorpus.Storage;

/// <summary>Narrows a search or a listing. What is set must all hold; null or empty does not restrict.</summary>
public sealed record CorpusFilter
{
    /// <summary>The source is one of these, or starts with one that ends in <c>*</c>. Case counts.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The document has every one of these tags. Case does not count, as in <see cref="StringComparison.OrdinalIgnoreCase"/>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The author is one of these. Case does not count, as for tags.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Published at this time or later; documents without a date are left out.</summary>
    public DateTimeOffset? PublishedFrom { get; init; }

    /// <summary>Published before this time; documents without a date are left out.</summary>
    public DateTimeOffset? PublishedBefore { get; init; }

    /// <summary>The document is one of these.</summary>
    public IReadOnlyList<string> DocumentIds { get; init; } = [];

    /// <summary>The document's free metadata has each of these values.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether nothing is restricted.</summary>
    public bool IsEmpty => Sources.Count == 0 && Tags.Count == 0 && Authors.Count == 0 && PublishedFrom is null
        && PublishedBefore is null && DocumentIds.Count == 0 && Properties.Count == 0;
}
