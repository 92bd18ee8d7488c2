using System.Text.Json;
using System.Text.Json.Serialization;

namespace SemanticCorpus.Storage.Qdrant.Rest;

/// <summary>Writes <c>{"value": ...}</c> or <c>{"any": [...]}</c>; numbers and texts share the member <c>any</c>.</summary>
internal sealed class MatchConverter : JsonConverter<Match>
{
    public override Match Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Filters are only sent.");

    public override void Write(Utf8JsonWriter writer, Match value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.Value is { } text)
        {
            writer.WriteString("value", text);
        }
        else
        {
            writer.WriteStartArray("any");
            foreach (var one in value.Any ?? [])
            {
                writer.WriteStringValue(one);
            }

            foreach (var one in value.AnyNumber ?? [])
            {
                writer.WriteNumberValue(one);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
