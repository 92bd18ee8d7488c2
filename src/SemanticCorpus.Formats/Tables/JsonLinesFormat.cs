using System.Text.Json;
using SemanticCorpus.Documents;
using SemanticCorpus.Ingestion;

namespace SemanticCorpus.Formats.Tables;

/// <summary>JSON Lines: a document a line, which holds an object.</summary>
internal sealed class JsonLinesFormat(FormatOptions options) : IContainerFormat
{
    /// <inheritdoc/>
    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { ".jsonl", ".ndjson" };

    /// <inheritdoc/>
    public IEnumerable<SourceItem> Open(string source, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        new RowMapping(options.Table).Map(source, Rows(TableText.Decode(content), cancellationToken));

    private static IEnumerable<TableRow> Rows(string text, CancellationToken cancellationToken)
    {
        var number = 0;
        var line = 0;
        using var lines = new StringReader(text);
        while (lines.ReadLine() is { } written)
        {
            cancellationToken.ThrowIfCancellationRequested();
            line++;
            if (!string.IsNullOrWhiteSpace(written))
            {
                number++;
                yield return new TableRow(number, Fields(written, line), new SourceLocation { Line = line });
            }
        }
    }

    private static List<KeyValuePair<string, string>> Fields(string written, int line)
    {
        try
        {
            using var parsed = JsonDocument.Parse(written);
            return parsed.RootElement.ValueKind == JsonValueKind.Object
                ? [.. parsed.RootElement.EnumerateObject().Select(field => KeyValuePair.Create(field.Name, TextOf(field.Value)))]
                : throw Malformed(line, "is no JSON object");
        }
        catch (JsonException failure)
        {
            throw Malformed(line, $"is no JSON ({failure.Message})");
        }
    }

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(TextOf)),
        _ => value.GetRawText(),
    };

    private static UnreadableDocumentException Malformed(int line, string how) =>
        new(UnreadableReason.Damaged, $"Line {line} {how}. A JSON Lines file has one object on each line.");
}
