using System.Text.Json.Serialization;
using SemanticCorpus.Documents;
using SemanticCorpus.Ingestion;

namespace SemanticCorpus.Server.Jobs;

/// <summary>A job as it lies on disk, without its results.</summary>
internal sealed record JobFile(
    string Id,
    string Corpus,
    JobState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyList<JobDocument> Documents,
    string? Error);

/// <summary>A document of a job. Its content lies beside the job, in the file named by its place.</summary>
internal sealed record JobDocument(string Source, string Id, DocumentHints Hints, DocumentMetadata Metadata, bool Again);

/// <summary>A document with its content, before it is on disk.</summary>
/// <param name="Document">What is known of it.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record SubmittedDocument(JobDocument Document, ReadOnlyMemory<byte> Content);

/// <summary>The form of jobs on disk.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(JobFile))]
[JsonSerializable(typeof(IngestResult))]
internal sealed partial class JobFileJson : JsonSerializerContext;
