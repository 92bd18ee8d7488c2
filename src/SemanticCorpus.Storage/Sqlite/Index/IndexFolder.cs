using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Storage.Sqlite.Database;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>An index on disk, in a folder beside the database: so that opening reads it instead of making it anew. The
/// database alone holds the corpus; what is here is used only where it is undamaged and of this database's own past, and
/// may be deleted at any time (docs/decisions/0022-index-on-disk.md).</summary>
/// <param name="path">The folder.</param>
internal sealed class IndexFolder(string path)
{
    /// <summary>A smaller corpus is read from its database in a few hundredths of a second.</summary>
    public const int LeastPassages = 4096;

    private const int Version = 1;
    private const string Extension = ".segment";
    private readonly string _manifest = Path.Combine(path, "manifest");

    /// <summary>The folder that belongs to a database.</summary>
    public static string Of(string database) => database + "-index";

    /// <summary>Reads the index.</summary>
    /// <param name="connection">A connection within a read transaction.</param>
    /// <returns>The index of this or an earlier state, or null where there is none that can be used.</returns>
    public SearchIndex? TryLoad(Connection connection)
    {
        try
        {
            if (!BitConverter.IsLittleEndian || !File.Exists(_manifest))
            {
                return null;
            }

            var bytes = File.ReadAllBytes(_manifest);
            var length = bytes.Length - sizeof(ulong);
            if (length < 0 || BitConverter.ToUInt64(bytes, length) != XxHash3.HashToUInt64(bytes.AsSpan(0, length)))
            {
                return null;
            }

            using var reader = new BinaryReader(new MemoryStream(bytes, 0, length));
            return reader.ReadInt32() == Version ? Load(reader, connection) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Writes what is not on disk yet, and at last the list of all parts, which makes it count.</summary>
    /// <param name="index">The index of the state that the connection sees.</param>
    /// <param name="connection">A connection within a read transaction.</param>
    /// <param name="cancellationToken">Ends the writing; what was there before still counts.</param>
    /// <exception cref="IOException">It cannot be written; what was there before still counts.</exception>
    public void Save(SearchIndex index, Connection connection, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(path);
        foreach (var view in index.Segments)
        {
            var segment = view.Segment;
            segment.File ??= SegmentFile.Write(
                Path.Combine(path, $"{Guid.NewGuid():N}{Extension}"),
                segment,
                (passage, vector) => TryReadVector(connection, new IndexedPassage(segment, passage), vector),
                cancellationToken);
        }

        var temporary = _manifest + ".new";
        File.WriteAllBytes(temporary, Describe(index, connection));
        File.Move(temporary, _manifest, overwrite: true);
        var used = index.Segments.Select(view => view.Segment.File!.Path).Append(_manifest).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(path).Where(file => !used.Contains(file)))
        {
            File.Delete(file);
        }
    }

    /// <summary>Reads a vector from the database.</summary>
    /// <returns>Whether it is there.</returns>
    /// <exception cref="FormatException">It has the wrong length.</exception>
    public static bool TryReadVector(Connection connection, IndexedPassage passage, Span<float> vector)
    {
        using var statement = connection.Prepare("SELECT embedding FROM vectors WHERE passage = ?").Bind(passage.Key);
        if (!statement.Step())
        {
            return false;
        }

        VectorBytes.Read(statement.Blob(0), vector);
        return true;
    }

    private static byte[] Describe(SearchIndex index, Connection connection)
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Version);
        writer.Write(Origin(connection, index.Generation) ?? throw new FormatException($"Change {index.Generation} is not recorded."));
        writer.Write(index.Generation);
        writer.Write(index.LastDocument);
        writer.Write(index.TotalLength);
        writer.Write(index.TokenFrequencies.Length);
        Array.ForEach(index.TokenFrequencies, writer.Write);
        writer.Write(index.Segments.Length);
        foreach (var view in index.Segments)
        {
            writer.Write(view.Segment.File!.Name);
            writer.Write(view.Segment.File.Hash);
            var gone = view.Gone.ToArray();
            writer.Write(gone.Length);
            Array.ForEach(gone, writer.Write);
        }

        var content = stream.ToArray();
        return [.. content, .. BitConverter.GetBytes(XxHash3.HashToUInt64(content))];
    }

    private SearchIndex? Load(BinaryReader reader, Connection connection)
    {
        var origin = reader.ReadString();
        var generation = reader.ReadInt64();
        if (origin != Origin(connection, generation))
        {
            return null;
        }

        var (last, length) = (reader.ReadInt64(), reader.ReadInt64());
        var tokens = new int[reader.ReadInt32()];
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = reader.ReadInt32();
        }

        var views = new SegmentView[reader.ReadInt32()];
        for (var i = 0; i < views.Length; i++)
        {
            var file = Path.Combine(path, Path.GetFileName(reader.ReadString()));
            views[i] = new SegmentView(SegmentFile.Read(file, reader.ReadUInt64()));
            var gone = new int[reader.ReadInt32()];
            for (var j = 0; j < gone.Length; j++)
            {
                gone[j] = reader.ReadInt32();
            }

            views[i] = gone.Length == 0 ? views[i] : views[i].Without(gone);
        }

        return new SearchIndex(generation, last, ImmutableArray.Create(views), length, tokens);
    }

    /// <summary>Tells a corpus and one moment of its past from all others: when it was made, what with, and the time of that
    /// change. A copy that was written to since has another time for the same number, a later state lacks none but the oldest.</summary>
    private static string? Origin(Connection connection, long generation)
    {
        using var statement = connection.Prepare(
            "SELECT c.created_at, c.fingerprint, c.dimensions, c.analyzer, h.changed_at, coalesce(h.removed, -1) "
            + "FROM corpus AS c, changes AS h WHERE h.generation = ?").Bind(generation);
        if (!statement.Step())
        {
            return null;
        }

        var origin = new StringBuilder();
        for (var column = 0; column < 6; column++)
        {
            origin.Append(statement.Text(column)).Append('\n');
        }

        return origin.ToString();
    }
}
