using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SemanticCorpus.Storage.Qdrant.Rest;

/// <summary>The JSON of a request, written once however often it is sent.</summary>
internal sealed record Body(byte[] Bytes)
{
    public static Body Of<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type));
}
