using System.Text.Json.Serialization;
using SemanticCorpus.Ingestion;

namespace SemanticCorpus.Server.Jobs;

/// <summary>Where a job stands.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<JobState>))]
public enum JobState
{
    /// <summary>Accepted and on disk.</summary>
    Queued,

    /// <summary>Being worked on.</summary>
    Running,

    /// <summary>Done, with at least one document taken in or unchanged.</summary>
    Succeeded,

    /// <summary>Done or given up with no document taken in.</summary>
    Failed,
}

/// <summary>A job: documents to be taken in.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Corpus">The corpus they go to.</param>
/// <param name="State">Where it stands.</param>
/// <param name="CreatedAt">When it was accepted.</param>
/// <param name="StartedAt">When work on it began.</param>
/// <param name="FinishedAt">When it was finished.</param>
/// <param name="Total">Number of documents.</param>
/// <param name="Done">Number of documents with a result.</param>
/// <param name="Added">Number stored for the first time.</param>
/// <param name="Replaced">Number stored in place of an earlier version.</param>
/// <param name="Unchanged">Number skipped because they are stored as they are.</param>
/// <param name="Failed">Number that could not be taken in.</param>
/// <param name="Results">What became of each document, in the order in which they were done.</param>
/// <param name="Error">Why the whole job failed.</param>
public sealed record JobJson(
    string Id,
    string Corpus,
    JobState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    int Total,
    int Done,
    int Added,
    int Replaced,
    int Unchanged,
    int Failed,
    IReadOnlyList<IngestResult> Results,
    string? Error);

/// <summary>The answer to a request that made a job.</summary>
/// <param name="Job">The job.</param>
/// <param name="ReadFrom">What was read again; only where a document was to be.</param>
public sealed record AcceptedJson(JobJson Job, RereadFrom? ReadFrom = null);

/// <summary>What a document is read again from.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RereadFrom>))]
public enum RereadFrom
{
    /// <summary>The original that is stored with it.</summary>
    Original,

    /// <summary>The file that it came from.</summary>
    File,
}
