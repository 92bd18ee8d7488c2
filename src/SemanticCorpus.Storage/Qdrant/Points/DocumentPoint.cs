using System.Text.Json;
using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant.Points;

/// <summary>A document as a point without vectors. Which version of the document counts is said here and nowhere else.</summary>
internal static class DocumentPoint
{
    /// <summary>What tells which version counts.</summary>
    public static readonly IReadOnlyList<string> VersionFields = ["kind", "document_id", "generation", "change", "passages", "length"];

    /// <summary>What a <see cref="DocumentSummary"/> is read from.</summary>
    public static readonly IReadOnlyList<string> SummaryFields = [.. VersionFields, "summary"];

    /// <summary>What a <see cref="DocumentRecord"/> is read from.</summary>
    public static readonly IReadOnlyList<string> AllFields = [.. SummaryFields, "original", "cleaned"];

    public static PointToStore Of(DocumentVersion version, long change)
    {
        var document = version.Document;
        var summary = new DocumentSummary(
            document.Id, document.Source, document.ContentHash, document.Metadata, version.Passages.Count, document.Text.Length, document.IngestedAt);
        return new PointToStore(PointId.OfDocument(document.Id), new PointVectors(), FilterFields.Of(document) with
        {
            Kind = PointKind.Document,
            Generation = version.Generation,
            Change = change,
            Passages = version.Passages.Count,
            Length = version.Length,
            Summary = JsonSerializer.Serialize(summary, SummaryJson.Default.DocumentSummary),
            Original = document.Original,
            Cleaned = document.Text,
        });
    }

    /// <exception cref="FormatException">The payload is not a document's.</exception>
    public static DocumentSummary ReadSummary(PointPayload? payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload?.Summary ?? "null", SummaryJson.Default.DocumentSummary)
                ?? throw new FormatException("A document's point has no summary.");
        }
        catch (JsonException exception)
        {
            throw new FormatException("A document's summary is damaged.", exception);
        }
    }

    /// <inheritdoc cref="ReadSummary"/>
    public static DocumentRecord ReadDocument(PointPayload? payload)
    {
        var summary = ReadSummary(payload);
        return new DocumentRecord
        {
            Id = summary.Id,
            Source = summary.Source,
            ContentHash = summary.ContentHash,
            Metadata = summary.Metadata,
            Original = payload!.Original ?? throw new FormatException("A document's point has no original."),
            Text = payload.Cleaned ?? throw new FormatException("A document's point has no text."),
            IngestedAt = summary.IngestedAt,
        };
    }
}
