using System.Text.Json.Serialization;

namespace SemanticCorpus.Server.OpenAi;

/// <summary>What the OpenAI routes read and write.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OpenAiErrorJson))]
[JsonSerializable(typeof(ModelJson))]
[JsonSerializable(typeof(ModelsJson))]
[JsonSerializable(typeof(EmbeddingsBody))]
[JsonSerializable(typeof(EmbeddingsJson))]
[JsonSerializable(typeof(float[]))]
[JsonSerializable(typeof(ChatBody))]
[JsonSerializable(typeof(ChatJson))]
[JsonSerializable(typeof(ChatChunkJson))]
[JsonSerializable(typeof(RerankBody))]
[JsonSerializable(typeof(RerankJson))]
internal sealed partial class OpenAiJson : JsonSerializerContext;
