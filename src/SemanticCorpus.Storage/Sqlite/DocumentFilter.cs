using System.Text.Encodings.Web;
using System.Text.Json;
using SemanticCorpus.Storage.Sqlite.Database;

namespace SemanticCorpus.Storage.Sqlite;

/// <summary>A <see cref="CorpusFilter"/> as SQL. Lists go in as one JSON parameter each, so that they may be of any length
/// and the statement stays the same.</summary>
internal sealed class DocumentFilter
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly List<string> _conditions = [];
    private readonly List<Value> _values = [];

    public DocumentFilter(CorpusFilter filter)
    {
        var prefixes = filter.Sources.Where(s => s.EndsWith('*')).Select(s => s[..^1]).ToArray();
        var sources = filter.Sources.Where(s => !s.EndsWith('*')).ToArray();
        if (filter.Sources.Count > 0)
        {
            // Compared as bytes, because substr of a text counts characters and ends at a NUL.
            Add("(d.source IN (SELECT value FROM json_each(?)) OR EXISTS (SELECT 1 FROM json_each(?) AS p WHERE "
                + "substr(CAST(d.source AS BLOB), 1, length(CAST(p.value AS BLOB))) = CAST(p.value AS BLOB)))", Json(sources), Json(prefixes));
        }

        if (filter.Tags.Count > 0)
        {
            var tags = filter.Tags.Select(Fold).Distinct().ToArray();
            Add("d.key IN (SELECT t.document FROM json_each(?) AS w CROSS JOIN document_tags AS t ON t.folded = w.value "
                + "GROUP BY t.document HAVING count(DISTINCT t.folded) = ?)", Json(tags), tags.Length);
        }

        if (filter.Authors.Count > 0)
        {
            Add("d.author_folded IN (SELECT value FROM json_each(?))", Json(filter.Authors.Select(Fold)));
        }

        if (filter.DocumentIds.Count > 0)
        {
            Add("d.id IN (SELECT value FROM json_each(?))", Json(filter.DocumentIds));
        }

        if (filter.Properties.Count > 0)
        {
            Add("d.key IN (SELECT p.document FROM json_each(?) AS w CROSS JOIN document_properties AS p "
                + "ON p.name = w.value ->> 0 AND p.value = w.value ->> 1 GROUP BY p.document HAVING count(*) = ?)",
                Json(filter.Properties.Select(p => new[] { p.Key, p.Value })), filter.Properties.Count);
        }

        if (filter.PublishedFrom is { } from)
        {
            Add("d.published_ticks >= ?", from.UtcTicks);
        }

        if (filter.PublishedBefore is { } before)
        {
            Add("d.published_ticks < ?", before.UtcTicks);
        }
    }

    /// <summary>A form of a text that is equal for texts which differ in case only.</summary>
    public static string Fold(string text) => text.ToUpperInvariant();

    /// <summary>Prepares a query of the documents <c>d</c> that pass.</summary>
    /// <param name="connection">Where to run it.</param>
    /// <param name="columns">The columns wanted.</param>
    public Statement Select(Connection connection, string columns)
    {
        var where = _conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", _conditions);
        var statement = connection.Prepare($"SELECT {columns} FROM documents AS d{where} ORDER BY d.key");
        foreach (var value in _values)
        {
            statement = value.Text is { } text ? statement.Bind(text) : statement.Bind(value.Number);
        }

        return statement;
    }

    private void Add(string condition, params ReadOnlySpan<Value> values)
    {
        _conditions.Add(condition);
        _values.AddRange(values);
    }

    private static string Json<T>(IEnumerable<T> list) => JsonSerializer.Serialize(list, s_json);

    /// <summary>A parameter: a text, or else a number.</summary>
    private readonly record struct Value(string? Text, long Number)
    {
        public static implicit operator Value(string text) => new(text, 0);

        public static implicit operator Value(long number) => new(null, number);
    }
}
