using System.Globalization;
using System.Text;
using SemanticCorpus.Documents;
using SemanticCorpus.Ingestion;

namespace SemanticCorpus.Formats.Tables;

/// <summary>Makes documents of rows.</summary>
internal sealed class RowMapping(TableOptions options)
{
    private const int LongestProperty = 500;

    public IEnumerable<SourceItem> Map(string source, IEnumerable<TableRow> rows)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var text = Field(row, options.TextField, nameof(options.TextField), "text", "content", "body", "article", "contents");
            var title = Field(row, options.TitleField, nameof(options.TitleField), "title", "headline", "subject");
            var id = Field(row, options.IdField, nameof(options.IdField), "id", "_id", "key");
            var url = Field(row, options.UrlField, nameof(options.UrlField), "url", "link");
            var author = Field(row, options.AuthorField, nameof(options.AuthorField), "author", "byline");
            var date = Field(row, options.DateField, nameof(options.DateField), "published", "date", "pubdate");
            string?[] used = [text?.Key, title?.Key, id?.Key, url?.Key, author?.Key, date?.Key];
            var rest = row.Fields.Where(field => !used.Contains(field.Key) && field.Value.Length > 0).ToList();
            var name = id is { Value.Length: > 0 } given && seen.Add(given.Value) ? given.Value : $"row-{row.Number}";
            var content = text?.Value ?? string.Join('\n', rest.Select(field => $"{field.Key}: {field.Value}"));
            yield return new SourceItem
            {
                Source = $"{source}#{name}",
                Metadata = new DocumentMetadata
                {
                    Title = NullIfBlank(title?.Value),
                    Author = NullIfBlank(author?.Value),
                    Url = Uri.TryCreate(url?.Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address.AbsoluteUri : null,
                    Published = DateTimeOffset.TryParse(date?.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var published) ? published : null,
                    Properties = text is null ? new Dictionary<string, string>()
                        : rest.Where(field => field.Value.Length <= LongestProperty).DistinctBy(field => field.Key).ToDictionary(field => field.Key, field => field.Value),
                },
                ReadAsync = _ => ValueTask.FromResult(new SourceContent(
                    Encoding.UTF8.GetBytes(content), new DocumentHints { MediaType = RowReader.MediaType, Location = row.Location })),
            };
        }
    }

    /// <summary>A field by the name that was set, or else by a usual one.</summary>
    private static KeyValuePair<string, string>? Field(TableRow row, string? named, string setting, params IReadOnlyList<string> usual)
    {
        foreach (var name in named is null ? usual : [named])
        {
            foreach (var field in row.Fields)
            {
                if (field.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return field;
                }
            }
        }

        return named is null || row.Number > 1 ? null : throw new UnreadableDocumentException(
            UnreadableReason.UnsupportedType,
            $"There is no field {named} in it (Formats:Table:{setting}). Its fields are {string.Join(", ", row.Fields.Select(field => field.Key))}.");
    }

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
