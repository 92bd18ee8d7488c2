namespace SemanticCorpus.Search;

/// <summary>What a search found.</summary>
/// <param name="Passages">The passages, best first.</param>
/// <param name="Timings">Where the time went.</param>
public sealed record SearchResponse(IReadOnlyList<PassageHit> Passages, SearchTimings Timings);

/// <summary>Where the time of a search went, in milliseconds.</summary>
/// <param name="Embedding">Embedding the question.</param>
/// <param name="Search">Candidates, passages and ranking.</param>
/// <param name="Total">All of it.</param>
public sealed record SearchTimings(double Embedding, double Search, double Total);
