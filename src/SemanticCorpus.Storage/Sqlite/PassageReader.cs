using System.Text.Json;
using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Storage.Sqlite.Blobs;
using SemanticCorpus.Storage.Sqlite.Database;

namespace SemanticCorpus.Storage.Sqlite;

/// <summary>Reads passages by id: all of them in one statement.</summary>
internal static class PassageReader
{
    // A cross join keeps the order of the list, in which the rows are looked up.
    private const string Select = """
        SELECT w.key, p.start, p.length, p.source_start, p.source_length, p.text, p.headings, p.sentences, v.embedding, t.tokens, p.location
        FROM json_each(?) AS w CROSS JOIN passages AS p ON p.key = w.value CROSS JOIN vectors AS v ON v.passage = p.key
        LEFT JOIN token_vectors AS t ON t.passage = p.key
        """;

    // A database of version 1 that is opened for reading alone stays as it is, and has no locations.
    private static readonly string s_selectOfVersion1 = Select.Replace("p.location", "NULL", StringComparison.Ordinal);

    public static IReadOnlyList<StoredPassage> Read(
        Connection connection, IReadOnlyList<PassageId> ids, int dimensions, CancellationToken cancellationToken)
    {
        var documents = DocumentReader.ReadSummaries(connection, ids.Select(id => id.DocumentId));
        var known = ids.Where(id => documents.TryGetValue(id.DocumentId, out var document) && id.Position >= 0 && id.Position < document.Summary.Passages).ToList();
        var passages = new List<StoredPassage>(known.Count);
        var keys = known.ConvertAll(id => PassageKey.Of(documents[id.DocumentId].Key, id.Position));
        var select = connection.Scalar("PRAGMA user_version") < 2 ? s_selectOfVersion1 : Select;
        using var statement = connection.Prepare(select).Bind(JsonSerializer.Serialize(keys));
        while (statement.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var id = known[statement.Int(0)];
            passages.Add(new StoredPassage(Read(statement, id, dimensions), documents[id.DocumentId].Summary));
        }

        return passages.Count == known.Count ? passages : throw new FormatException($"{known.Count - passages.Count} passages or their embeddings are missing.");
    }

    private static PassageRecord Read(Statement statement, PassageId id, int dimensions)
    {
        var embedding = new float[dimensions];
        VectorBytes.Read(statement.Blob(8), embedding);
        var source = new TextSpan(statement.Int(3), statement.Int(4));
        return new PassageRecord
        {
            Id = id,
            Span = new TextSpan(statement.Int(1), statement.Int(2)),
            Source = source,
            Location = LocationText.Read(statement.TextOrNull(10)),
            Text = statement.Text(5),
            HeadingPath = statement.IsNull(6) ? [] : JsonSerializer.Deserialize<string[]>(statement.Blob(6))!,
            Sentences = SentencesBlob.Read(statement.Blob(7), source.Start),
            Embedding = embedding,
            Tokens = statement.IsNull(9) ? null : QuantizedTokenVectors.FromBytes(statement.Blob(9)),
        };
    }
}
