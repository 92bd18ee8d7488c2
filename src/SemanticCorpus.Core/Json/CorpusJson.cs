using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SemanticCorpus.Evaluation;

namespace SemanticCorpus.Json;

/// <summary>The JSON that the command line prints and the service answers with: camelCase, absent values left out, texts readable in any script.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(SearchJson))]
[JsonSerializable(typeof(RelatedJson))]
[JsonSerializable(typeof(AnswerJson))]
[JsonSerializable(typeof(DocumentListJson))]
[JsonSerializable(typeof(DocumentJson))]
[JsonSerializable(typeof(DeletionJson))]
[JsonSerializable(typeof(IngestJson))]
[JsonSerializable(typeof(StatusJson))]
[JsonSerializable(typeof(DoctorJson))]
[JsonSerializable(typeof(PreviewJson))]
[JsonSerializable(typeof(DuplicatesJson))]
[JsonSerializable(typeof(IReadOnlyList<Evaluation.Reports.EvaluationRun>))]
[JsonSerializable(typeof(QuestionMetrics))]
[JsonSerializable(typeof(CollectionEvaluationJson))]
[JsonSerializable(typeof(BenchmarkJson))]
public sealed partial class CorpusJson : JsonSerializerContext
{
    /// <summary>Indented, for people and pipes.</summary>
    public static CorpusJson Readable { get; } = new(With(indented: true));

    /// <summary>On one line, for the wire.</summary>
    public static CorpusJson Compact { get; } = new(With(indented: false));

    // What is printed or sent as application/json is no part of an HTML page, so only JSON's own characters are escaped.
    private static JsonSerializerOptions With(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        Converters =
        {
            new JsonStringEnumConverter<Search.SearchMode>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<Ingestion.IngestStatus>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<Documents.DocumentFormat>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<Documents.BlockKind>(JsonNamingPolicy.CamelCase),
        },
    };
}
