using System.Globalization;
using SemanticCorpus.Documents;
using SemanticCorpus.Storage.Sqlite.Database;

namespace SemanticCorpus.Storage.Sqlite;

/// <summary>Reads documents and their metadata.</summary>
internal static class DocumentReader
{
    private const string Columns =
        "d.key, d.id, d.source, d.content_hash, d.title, d.author, d.published, d.url, d.site, d.language, d.characters, d.passages, d.ingested_at";

    /// <summary>The key of a document, or null where there is none of that id.</summary>
    public static long? FindKey(Connection connection, string documentId)
    {
        using var statement = connection.Prepare("SELECT key FROM documents WHERE id = ?").Bind(documentId);
        return statement.Step() ? statement.Long(0) : null;
    }

    /// <summary>A document without its texts, or null where there is none of that key.</summary>
    public static DocumentSummary? ReadSummary(Connection connection, long key)
    {
        using var statement = connection.Prepare($"SELECT {Columns} FROM documents AS d WHERE d.key = ?").Bind(key);
        return statement.Step() ? Read(statement, ReadTags(connection, [key]), ReadProperties(connection, [key])) : null;
    }

    /// <summary>The documents that are there, without their texts, by id and with their keys.</summary>
    public static IReadOnlyDictionary<string, (long Key, DocumentSummary Summary)> ReadSummaries(Connection connection, IEnumerable<string> ids)
    {
        var keys = ids.Distinct().Select(id => (Id: id, Key: FindKey(connection, id))).Where(found => found.Key is not null).ToList();
        var list = keys.ConvertAll(found => found.Key!.Value);
        var summaries = new Dictionary<long, DocumentSummary>(keys.Count);
        var tags = ReadTags(connection, list);
        var properties = ReadProperties(connection, list);
        using var statement = connection.Prepare($"SELECT {Columns} FROM json_each(?) AS w CROSS JOIN documents AS d ON d.key = w.value").Bind(Json(list));
        while (statement.Step())
        {
            summaries[statement.Long(0)] = Read(statement, tags, properties);
        }

        return keys.ToDictionary(found => found.Id, found => (found.Key!.Value, summaries[found.Key.Value]));
    }

    /// <summary>A document with its texts, or null where there is none of that key.</summary>
    public static DocumentRecord? ReadDocument(Connection connection, long key)
    {
        using var statement = connection.Prepare("SELECT original, text FROM document_texts WHERE document = ?").Bind(key);
        if (ReadSummary(connection, key) is not { } summary)
        {
            return null;
        }

        return statement.Step()
            ? new DocumentRecord
            {
                Id = summary.Id,
                Source = summary.Source,
                ContentHash = summary.ContentHash,
                Metadata = summary.Metadata,
                Original = statement.Text(0),
                Text = statement.Text(1),
                IngestedAt = summary.IngestedAt,
            }
            : throw new FormatException($"Document {summary.Id} has no text.");
    }

    /// <summary>The keys of the documents that pass a filter, by id.</summary>
    /// <remarks>Sorted here, because SQLite compares UTF-8 and ordinal order is that of UTF-16.</remarks>
    public static IReadOnlyList<long> FindKeysById(Connection connection, CorpusFilter filter, CancellationToken cancellationToken)
    {
        var found = new List<(string Id, long Key)>();
        using var statement = new DocumentFilter(filter).Select(connection, "d.id, d.key");
        while (statement.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.Add((statement.Text(0), statement.Long(1)));
        }

        found.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        return found.ConvertAll(document => document.Key);
    }

    public static string FormatTime(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset ParseTime(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);

    private static DocumentSummary Read(Statement statement, ILookup<long, string> tags, ILookup<long, KeyValuePair<string, string>> properties)
    {
        var key = statement.Long(0);
        var metadata = new DocumentMetadata
        {
            Title = statement.TextOrNull(4),
            Author = statement.TextOrNull(5),
            Published = statement.TextOrNull(6) is { } published ? ParseTime(published) : null,
            Url = statement.TextOrNull(7),
            Site = statement.TextOrNull(8),
            Language = statement.TextOrNull(9),
            Tags = [.. tags[key]],
            Properties = properties[key].ToDictionary(),
        };
        return new DocumentSummary(
            statement.Text(1), statement.Text(2), statement.Text(3), metadata, statement.Int(11), statement.Int(10), ParseTime(statement.Text(12)));
    }

    private static ILookup<long, string> ReadTags(Connection connection, List<long> documents)
    {
        var tags = new List<(long Document, string Tag)>();
        using var statement = connection.Prepare(
            "SELECT t.document, t.tag FROM json_each(?) AS w CROSS JOIN document_tags AS t ON t.document = w.value ORDER BY t.document, t.position")
            .Bind(Json(documents));
        while (statement.Step())
        {
            tags.Add((statement.Long(0), statement.Text(1)));
        }

        return tags.ToLookup(item => item.Document, item => item.Tag);
    }

    private static ILookup<long, KeyValuePair<string, string>> ReadProperties(Connection connection, List<long> documents)
    {
        var properties = new List<(long Document, KeyValuePair<string, string> Property)>();
        using var statement = connection.Prepare(
            "SELECT p.document, p.name, p.value FROM json_each(?) AS w CROSS JOIN document_properties AS p ON p.document = w.value").Bind(Json(documents));
        while (statement.Step())
        {
            properties.Add((statement.Long(0), new(statement.Text(1), statement.Text(2))));
        }

        return properties.ToLookup(item => item.Document, item => item.Property);
    }

    private static string Json(List<long> keys) => $"[{string.Join(',', keys)}]";
}
