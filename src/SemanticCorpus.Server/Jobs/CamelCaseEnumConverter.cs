using System.Text.Json;
using System.Text.Json.Serialization;

namespace SemanticCorpus.Server.Jobs;

/// <summary>Names of an enumeration in camelCase.</summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
internal sealed class CamelCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
