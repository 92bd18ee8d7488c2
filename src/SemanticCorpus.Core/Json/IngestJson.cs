using SemanticCorpus.Ingestion;

namespace SemanticCorpus.Json;

/// <summary>What an ingest did.</summary>
/// <param name="Added">Number of documents stored for the first time.</param>
/// <param name="Replaced">Number stored in place of an earlier version.</param>
/// <param name="Unchanged">Number skipped because they are stored as they are.</param>
/// <param name="Removed">Number removed because their source is gone.</param>
/// <param name="Failed">Number that could not be taken in.</param>
/// <param name="Results">What became of each source.</param>
public sealed record IngestJson(int Added, int Replaced, int Unchanged, int Removed, int Failed, IReadOnlyList<IngestResult> Results)
{
    /// <summary>The form of results.</summary>
    public static IngestJson From(IReadOnlyList<IngestResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        int Count(IngestStatus status) => results.Count(result => result.Status == status);
        return new IngestJson(
            Count(IngestStatus.Added),
            Count(IngestStatus.Replaced),
            Count(IngestStatus.Unchanged),
            Count(IngestStatus.Removed),
            Count(IngestStatus.Failed),
            results);
    }
}
