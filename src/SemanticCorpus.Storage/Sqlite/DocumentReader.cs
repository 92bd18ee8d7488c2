using System.Globalization;
using SemanticCorpus.Documents;
using SemanticCorpus.Storage.Sqlite.Database;

namespace SemanticCorpus.Storage.Sqlite;

/// <summary>Reads documents and their metadata.</summary>
internal static class DocumentReader
{
    private const string Columns =
        "key, id, source, content_hash, title, author, published, url, site, language, characters, passages, ingested_at";

    /// <summary>The key of a document, or null where there is none of that id.</summary>
    public static long? FindKey(Connection connection, string documentId)
    {
        using var statement = connection.Prepare("SELECT key FROM documents WHERE id = ?").Bind(documentId);
        return statement.Step() ? statement.Long(0) : null;
    }

    /// <summary>A document without its texts, or null where there is none of that key.</summary>
    public static DocumentSummary? ReadSummary(Connection connection, long key)
    {
        using var statement = connection.Prepare($"SELECT {Columns} FROM documents WHERE key = ?").Bind(key);
        if (!statement.Step())
        {
            return null;
        }

        var metadata = new DocumentMetadata
        {
            Title = statement.TextOrNull(4),
            Author = statement.TextOrNull(5),
            Published = statement.TextOrNull(6) is { } published ? ParseTime(published) : null,
            Url = statement.TextOrNull(7),
            Site = statement.TextOrNull(8),
            Language = statement.TextOrNull(9),
            Tags = ReadTags(connection, key),
            Properties = ReadProperties(connection, key),
        };
        return new DocumentSummary(
            statement.Text(1), statement.Text(2), statement.Text(3), metadata, statement.Int(11), statement.Int(10), ParseTime(statement.Text(12)));
    }

    /// <summary>A document with its texts, or null where there is none of that key.</summary>
    public static DocumentRecord? ReadDocument(Connection connection, long key)
    {
        using var statement = connection.Prepare("SELECT original, text FROM document_texts WHERE document = ?").Bind(key);
        return ReadSummary(connection, key) is { } summary && statement.Step()
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
            : null;
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

    private static List<string> ReadTags(Connection connection, long key)
    {
        var tags = new List<string>();
        using var statement = connection.Prepare("SELECT tag FROM document_tags WHERE document = ? ORDER BY position").Bind(key);
        while (statement.Step())
        {
            tags.Add(statement.Text(0));
        }

        return tags;
    }

    private static Dictionary<string, string> ReadProperties(Connection connection, long key)
    {
        var properties = new Dictionary<string, string>();
        using var statement = connection.Prepare("SELECT name, value FROM document_properties WHERE document = ?").Bind(key);
        while (statement.Step())
        {
            properties[statement.Text(0)] = statement.Text(1);
        }

        return properties;
    }
}
