using System.Text.Json;
using System.Text.Json.Serialization;
using SemanticCorpus.Documents;

namespace SemanticCorpus.Storage;

/// <summary>A passage's location as the JSON text that stores keep.</summary>
internal static class LocationText
{
    public static string? Write(SourceLocation? location) =>
        location is null ? null : JsonSerializer.Serialize(location, LocationTextJson.Default.SourceLocation);

    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static SourceLocation? Read(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize(text, LocationTextJson.Default.SourceLocation);
        }
        catch (JsonException exception)
        {
            throw new FormatException("A passage's location is damaged.", exception);
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SourceLocation))]
internal sealed partial class LocationTextJson : JsonSerializerContext;
