using SemanticCorpus.Storage.Sqlite.Blobs;

namespace SemanticCorpus.Storage.Qdrant.Points;

/// <summary>A passage's hashed terms with how often each occurs, in ascending order of the hash.</summary>
internal static class TermCounts
{
    public static SortedDictionary<uint, int> Of(IReadOnlyList<string> terms)
    {
        var counts = new SortedDictionary<uint, int>();
        foreach (var term in terms)
        {
            var hash = TextHash.OfTerm(term);
            counts[hash] = counts.GetValueOrDefault(hash) + 1;
        }

        return counts;
    }

    public static byte[] Write(SortedDictionary<uint, int> counts)
    {
        var writer = new BlobWriter();
        var last = 0u;
        foreach (var (hash, count) in counts)
        {
            writer.Write(hash - last);
            writer.Write((ulong)count);
            last = hash;
        }

        return writer.Bytes.ToArray();
    }

    /// <summary>How often each of some terms occurs.</summary>
    /// <param name="bytes">What <see cref="Write"/> gave.</param>
    /// <param name="hashes">The terms asked for.</param>
    /// <param name="counts">Takes their counts.</param>
    /// <exception cref="FormatException">The bytes are not of that form.</exception>
    public static void Read(ReadOnlySpan<byte> bytes, ReadOnlySpan<uint> hashes, Span<int> counts)
    {
        counts.Clear();
        var reader = new BlobReader(bytes);
        var hash = 0ul;
        while (!reader.IsAtEnd)
        {
            hash += reader.Read();
            var count = reader.ReadInt();
            for (var i = 0; i < hashes.Length; i++)
            {
                if (hashes[i] == hash)
                {
                    counts[i] = count;
                }
            }
        }
    }
}
