using System.Text.Json.Serialization;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Hosting;

/// <summary>The form of a catalogue entry.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(EmbeddingModel))]
internal sealed partial class CatalogJson : JsonSerializerContext;
