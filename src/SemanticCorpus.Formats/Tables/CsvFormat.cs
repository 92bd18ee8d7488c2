using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using SemanticCorpus.Documents;
using SemanticCorpus.Ingestion;

namespace SemanticCorpus.Formats.Tables;

/// <summary>CSV files with a line of names: a document a row.</summary>
internal sealed class CsvFormat(FormatOptions options) : IContainerFormat
{
    /// <inheritdoc/>
    public IReadOnlySet<string> Extensions { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { ".csv", ".tsv" };

    /// <inheritdoc/>
    public IEnumerable<SourceItem> Open(string source, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        new RowMapping(options.Table).Map(source, Rows(TableText.Decode(content), cancellationToken));

    private static IEnumerable<TableRow> Rows(string text, CancellationToken cancellationToken)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = [",", ";", "\t", "|"],
            BadDataFound = null,
            MissingFieldFound = null,
        };
        using var csv = new CsvReader(new StringReader(text), configuration);
        if (!csv.Read() || !csv.ReadHeader())
        {
            yield break;
        }

        var names = csv.HeaderRecord!;
        var number = 0;
        for (var line = csv.Parser.RawRow + 1; csv.Read(); line = csv.Parser.RawRow + 1)
        {
            cancellationToken.ThrowIfCancellationRequested();
            number++;
            var fields = names.Select((name, i) => KeyValuePair.Create(name.Trim(), i < csv.Parser.Count ? csv.Parser[i].Trim() : "")).ToList();
            var last = csv.Parser.RawRow;
            yield return new TableRow(number, fields, new SourceLocation { Line = line, LastLine = last > line ? last : null });
        }
    }
}
