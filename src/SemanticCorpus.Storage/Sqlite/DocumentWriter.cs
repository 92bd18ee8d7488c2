using System.Runtime.InteropServices;
using System.Text.Json;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Storage.Sqlite.Blobs;
using SemanticCorpus.Storage.Sqlite.Database;
using SemanticCorpus.Storage.Sqlite.Index;

namespace SemanticCorpus.Storage.Sqlite;

/// <summary>Puts documents in and takes them out, each in one transaction.</summary>
internal sealed class DocumentWriter(Connection connection, TimeProvider timeProvider)
{
    public void Replace(DocumentRecord document, IReadOnlyList<PassageRecord> passages, CancellationToken cancellationToken) => InTransaction(() =>
    {
        if (DocumentReader.FindKey(connection, document.Id) is { } old)
        {
            Remove(old);
        }
        else
        {
            RecordChange(null, []);
        }

        var key = Insert(document, passages.Count);
        for (var position = 0; position < passages.Count; position++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Insert(PassageKey.Of(key, position), passages[position]);
        }

        return true;
    });

    public bool Delete(string documentId) => InTransaction(() =>
    {
        var key = DocumentReader.FindKey(connection, documentId);
        if (key is { } found)
        {
            Remove(found);
        }

        return key is not null;
    });

    /// <summary>Puts the content of another database in the place of this one's.</summary>
    public void TakeOver(string path) => Takeover.Run(connection, path, DocumentReader.FormatTime(timeProvider.GetUtcNow()));

    private bool InTransaction(Func<bool> change)
    {
        try
        {
            connection.Execute("BEGIN IMMEDIATE");
            var result = change();
            connection.Execute("COMMIT");
            return result;
        }
        finally
        {
            connection.Rollback();
        }
    }

    private void Remove(long key)
    {
        var tokens = new Dictionary<int, int>();
        using (var statement = connection.Prepare("SELECT tokens FROM passage_index WHERE passage BETWEEN ? AND ?")
            .Bind(PassageKey.First(key)).Bind(PassageKey.Last(key)))
        {
            while (statement.Step())
            {
                for (var reader = CountsBlob.Read(statement.Blob(0)); reader.Next();)
                {
                    tokens[reader.Id] = tokens.GetValueOrDefault(reader.Id) + 1;
                }
            }
        }

        RecordChange(key, CountsBlob.Write(tokens));
        connection.Prepare("DELETE FROM passages WHERE key BETWEEN ? AND ?").Bind(PassageKey.First(key)).Bind(PassageKey.Last(key)).Execute();
        connection.Prepare("DELETE FROM documents WHERE key = ?").Bind(key).Execute();
    }

    private void RecordChange(long? removed, ReadOnlySpan<byte> removedTokens)
    {
        var statement = connection.Prepare(
            "INSERT INTO changes SELECT coalesce(max(generation), 0) + 1, ?, ?, ? FROM changes");
        statement = removed is { } key ? statement.Bind(key).Bind(removedTokens) : statement.BindNull().BindNull();
        statement.Bind(DocumentReader.FormatTime(timeProvider.GetUtcNow())).Execute();
        connection.Prepare("DELETE FROM changes WHERE generation <= (SELECT max(generation) FROM changes) - ?").Bind(Tables.KeptChanges).Execute();
    }

    private long Insert(DocumentRecord document, int passages)
    {
        var metadata = document.Metadata;
        var statement = connection.Prepare("INSERT INTO documents VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .Bind(document.Id).Bind(document.Source).Bind(document.ContentHash).Bind(metadata.Title)
            .Bind(metadata.Author).Bind(metadata.Author is { } author ? DocumentFilter.Fold(author) : null);
        statement = metadata.Published is { } published
            ? statement.Bind(DocumentReader.FormatTime(published)).Bind(published.UtcTicks)
            : statement.BindNull().BindNull();
        statement.Bind(metadata.Url).Bind(metadata.Site).Bind(metadata.Language)
            .Bind(document.Text.Length).Bind(passages).Bind(DocumentReader.FormatTime(document.IngestedAt)).Execute();
        var key = connection.LastInsertedKey;
        connection.Prepare("INSERT INTO document_texts VALUES (?, ?, ?)").Bind(key).Bind(document.Original).Bind(document.Text).Execute();
        for (var i = 0; i < metadata.Tags.Count; i++)
        {
            connection.Prepare("INSERT INTO document_tags VALUES (?, ?, ?, ?)")
                .Bind(key).Bind(i).Bind(metadata.Tags[i]).Bind(DocumentFilter.Fold(metadata.Tags[i])).Execute();
        }

        foreach (var (name, value) in metadata.Properties)
        {
            connection.Prepare("INSERT INTO document_properties VALUES (?, ?, ?)").Bind(key).Bind(name).Bind(value).Execute();
        }

        return key;
    }

    private void Insert(long key, PassageRecord passage)
    {
        connection.Prepare("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .Bind(key).Bind(passage.Span.Start).Bind(passage.Span.Length).Bind(passage.Source.Start).Bind(passage.Source.Length)
            .Bind(passage.Text).Bind(passage.HeadingPath.Count == 0 ? null : JsonSerializer.Serialize(passage.HeadingPath))
            .Bind(SentencesBlob.Write(passage.Sentences, passage.Source.Start)).Bind(LocationText.Write(passage.Location)).Execute();
        connection.Prepare("INSERT INTO vectors VALUES (?, ?)").Bind(key).Bind(VectorBytes.Write(passage.Embedding.Span)).Execute();
        if (passage.Tokens is { } tokens)
        {
            connection.Prepare("INSERT INTO token_vectors VALUES (?, ?)").Bind(key).Bind(tokens.ToBytes()).Execute();
        }

        var code = QuantizedVector.From(passage.Embedding.Span);
        var pieces = (passage.Tokens?.Ids ?? []).Distinct().ToDictionary(id => id, _ => 1);
        connection.Prepare("INSERT INTO passage_index VALUES (?, ?, ?, ?, ?, ?)")
            .Bind(key).Bind(code.Scale).Bind(code.Error).Bind(MemoryMarshal.AsBytes(code.Components.AsSpan()))
            .Bind(CountsBlob.Write(CountTerms(passage.Terms))).Bind(CountsBlob.Write(pieces)).Execute();
    }

    private Dictionary<int, int> CountTerms(IReadOnlyList<string> terms)
    {
        var counts = new Dictionary<int, int>();
        foreach (var (term, count) in terms.CountBy(term => term))
        {
            var id = TermReader.Find(connection, term) ?? Add(term);
            counts[id] = counts.GetValueOrDefault(id) + count;
        }

        return counts;
    }

    private int Add(string term)
    {
        connection.Prepare("INSERT INTO terms VALUES (NULL, ?)").Bind(term).Execute();
        return (int)connection.LastInsertedKey;
    }
}
