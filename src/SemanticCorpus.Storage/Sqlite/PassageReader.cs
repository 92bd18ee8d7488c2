using System.Text.Json;
using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Storage.Sqlite.Blobs;
using SemanticCorpus.Storage.Sqlite.Database;

namespace SemanticCorpus.Storage.Sqlite;

/// <summary>Reads passages by id.</summary>
internal static class PassageReader
{
    private const string Select = """
        SELECT p.start, p.length, p.source_start, p.source_length, p.text, p.headings, p.sentences, v.embedding, t.tokens
        FROM passages AS p JOIN vectors AS v ON v.passage = p.key LEFT JOIN token_vectors AS t ON t.passage = p.key
        WHERE p.key = ?
        """;

    public static IReadOnlyList<StoredPassage> Read(
        Connection connection, IReadOnlyList<PassageId> ids, int dimensions, CancellationToken cancellationToken)
    {
        var documents = new Dictionary<string, (long Key, DocumentSummary Summary)?>();
        var passages = new List<StoredPassage>(ids.Count);
        foreach (var id in ids)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!documents.TryGetValue(id.DocumentId, out var document))
            {
                document = DocumentReader.FindKey(connection, id.DocumentId) is { } key ? (key, DocumentReader.ReadSummary(connection, key)!) : null;
                documents[id.DocumentId] = document;
            }

            if (document is { } found && id.Position >= 0 && id.Position < found.Summary.Passages
                && Read(connection, id, found.Key, dimensions) is { } passage)
            {
                passages.Add(new StoredPassage(passage, found.Summary));
            }
        }

        return passages;
    }

    private static PassageRecord? Read(Connection connection, PassageId id, long document, int dimensions)
    {
        using var statement = connection.Prepare(Select).Bind(PassageKey.Of(document, id.Position));
        if (!statement.Step())
        {
            return null;
        }

        var embedding = new float[dimensions];
        VectorBytes.Read(statement.Blob(7), embedding);
        var source = new TextSpan(statement.Int(2), statement.Int(3));
        return new PassageRecord
        {
            Id = id,
            Span = new TextSpan(statement.Int(0), statement.Int(1)),
            Source = source,
            Text = statement.Text(4),
            HeadingPath = statement.IsNull(5) ? [] : JsonSerializer.Deserialize<string[]>(statement.Blob(5))!,
            Sentences = SentencesBlob.Read(statement.Blob(6), source.Start),
            Embedding = embedding,
            Tokens = statement.IsNull(8) ? null : QuantizedTokenVectors.FromBytes(statement.Blob(8)),
        };
    }
}
