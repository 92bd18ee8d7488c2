using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using SemanticCorpus.Storage.Sqlite.Database;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>Reads documents from the database into segments.</summary>
/// <param name="connection">A connection within a read transaction.</param>
/// <param name="dimensions">Components of an embedding.</param>
internal sealed class SegmentLoader(Connection connection, int dimensions)
{
    /// <summary>Most passages of a segment, unless one document alone has more: keeps arrays below the runtime's limit.</summary>
    public const int MaxPassages = 1 << 18;

    private const int RowsBetweenChecks = 1024;

    /// <summary>Loads the documents of a range of keys.</summary>
    /// <param name="from">First key.</param>
    /// <param name="to">Last key.</param>
    /// <param name="counted">Told the word pieces of each passage: the document's key and the blob.</param>
    /// <param name="cancellationToken">Ends the load.</param>
    public IEnumerable<IndexSegment> Load(long from, long to, Action<long, ReadOnlySpan<byte>> counted, CancellationToken cancellationToken)
    {
        var group = new List<(long Key, string Id, int Passages)>();
        var passages = 0;
        foreach (var document in ReadDocuments(from, to))
        {
            if (passages > 0 && passages + document.Passages > MaxPassages)
            {
                yield return LoadSegment(group, passages, counted, cancellationToken);
                group.Clear();
                passages = 0;
            }

            group.Add(document);
            passages += document.Passages;
        }

        if (passages > 0)
        {
            yield return LoadSegment(group, passages, counted, cancellationToken);
        }
    }

    private List<(long Key, string Id, int Passages)> ReadDocuments(long from, long to)
    {
        var documents = new List<(long, string, int)>();
        using var statement = connection.Prepare("SELECT key, id, passages FROM documents WHERE key BETWEEN ? AND ? AND passages > 0 ORDER BY key")
            .Bind(from).Bind(to);
        while (statement.Step())
        {
            documents.Add((statement.Long(0), statement.Text(1), statement.Int(2)));
        }

        return documents;
    }

    private IndexSegment LoadSegment(
        List<(long Key, string Id, int Passages)> documents, int passages, Action<long, ReadOnlySpan<byte>> counted, CancellationToken cancellationToken)
    {
        var rows = Allocate(documents, passages);
        var ends = new int[passages];
        var terms = new ArrayBufferWriter<byte>();
        using var statement = connection.Prepare(
            "SELECT passage, scale, error, codes, terms, tokens FROM passage_index WHERE passage BETWEEN ? AND ? ORDER BY passage")
            .Bind(PassageKey.First(documents[0].Key)).Bind(PassageKey.Last(documents[^1].Key));
        var row = 0;
        for (; row < passages && statement.Step(); row++)
        {
            if (row % RowsBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var code = MemoryMarshal.Cast<byte, sbyte>(statement.Blob(3));
            if (code.Length != dimensions)
            {
                throw new FormatException($"A stored vector has {code.Length} components instead of {dimensions}.");
            }

            code.CopyTo(rows.Code(row));
            (rows.Scales[row], rows.Errors[row]) = ((float)statement.Double(1), (float)statement.Double(2));
            terms.Write(statement.Blob(4));
            ends[row] = terms.WrittenCount;
            counted(PassageKey.Document(statement.Long(0)), statement.Blob(5));
        }

        if (row < passages)
        {
            throw new FormatException($"{passages - row} passages are not in the index.");
        }

        var postings = PostingsBuilder.Build(terms.WrittenSpan, ends, rows.Lengths, (int)connection.Scalar("SELECT max(id) FROM terms"));
        return IndexSegment.Of(rows, postings);
    }

    private SegmentRows Allocate(List<(long Key, string Id, int Passages)> documents, int passages)
    {
        var idBytes = documents.Sum(document => (long)Encoding.UTF8.GetByteCount(document.Id));
        var rows = new SegmentRows(new RowSizes(documents.Count, checked((int)idBytes), passages, dimensions));
        var (first, end) = (0, 0);
        for (var place = 0; place < documents.Count; place++)
        {
            end += Encoding.UTF8.GetBytes(documents[place].Id, rows.Ids[end..]);
            (rows.Keys[place], rows.Firsts[place], rows.IdEnds[place]) = (documents[place].Key, first, end);
            first += documents[place].Passages;
        }

        rows.Firsts[documents.Count] = first;
        return rows;
    }
}
