namespace SemanticCorpus.Ingestion;

/// <summary>What became of a source.</summary>
public enum IngestStatus
{
    /// <summary>Stored for the first time.</summary>
    Added,

    /// <summary>Stored in place of an earlier version.</summary>
    Replaced,

    /// <summary>Already stored as it is; skipped.</summary>
    Unchanged,

    /// <summary>Removed, because its source is gone.</summary>
    Removed,

    /// <summary>Its source has another name or place now; the document is the same.</summary>
    Moved,

    /// <summary>Not stored; the reason is given. An earlier version of it is still there.</summary>
    Failed,
}

/// <summary>Says what became of one source. A result that is not failed is durable when it is given.</summary>
/// <param name="Source">The source.</param>
/// <param name="DocumentId">The document's id.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Title">The document's title, where it was read.</param>
/// <param name="Passages">Number of passages stored.</param>
/// <param name="Tokens">Number of tokens the model read for them.</param>
/// <param name="Reason">Why it failed, in words for a person; null otherwise.</param>
public sealed record IngestResult(
    string Source, string DocumentId, IngestStatus Status, string? Title = null, int Passages = 0, int Tokens = 0, string? Reason = null);
