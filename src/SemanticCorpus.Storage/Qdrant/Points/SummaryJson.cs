using System.Text.Json.Serialization;

namespace SemanticCorpus.Storage.Qdrant.Points;

/// <summary>The stored form of a document's summary.</summary>
[JsonSerializable(typeof(DocumentSummary))]
internal sealed partial class SummaryJson : JsonSerializerContext;
