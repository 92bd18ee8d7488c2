using System.Text.Json.Serialization;
using SemanticCorpus.Documents;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Transfer;

/// <summary>The lines of an export: first what the corpus was made with, then a document each, last the check.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ArchiveHeader))]
[JsonSerializable(typeof(ArchivedDocument))]
[JsonSerializable(typeof(ArchiveCheck))]
internal sealed partial class ArchiveJson : JsonSerializerContext;

/// <summary>The first line.</summary>
internal sealed record ArchiveHeader(string Format, int Version, CorpusSchema Schema);

/// <summary>A line for a document.</summary>
internal sealed record ArchivedDocument(DocumentRecord Document, IReadOnlyList<ArchivedPassage> Passages);

/// <summary>A passage; the embedding as float32 and the token vectors in their portable form, both little-endian.</summary>
internal sealed record ArchivedPassage(
    TextSpan Span, TextSpan Source, string Text, IReadOnlyList<string> HeadingPath, IReadOnlyList<PassageSentence> Sentences, byte[] Embedding, byte[]? Tokens = null,
    SourceLocation? Location = null);

/// <summary>The last line.</summary>
/// <param name="Documents">Number of documents.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of all lines before, their line ends included.</param>
internal sealed record ArchiveCheck(long Documents, string Sha256);
