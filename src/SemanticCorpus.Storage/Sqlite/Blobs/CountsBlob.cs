using System.Runtime.CompilerServices;

namespace SemanticCorpus.Storage.Sqlite.Blobs;

/// <summary>Numbers that each occur so many times, ascending: a passage's terms, or the word pieces of a document's passages.</summary>
internal static class CountsBlob
{
    public static ReadOnlySpan<byte> Write(IReadOnlyDictionary<int, int> counts)
    {
        var writer = new BlobWriter();
        var last = 0;
        foreach (var id in counts.Keys.Order())
        {
            writer.Write((ulong)(id - last));
            writer.Write((ulong)counts[id]);
            last = id;
        }

        return writer.Bytes;
    }

    /// <summary>Goes through the numbers of a blob.</summary>
    public static Reader Read(ReadOnlySpan<byte> bytes) => new(bytes);

    /// <summary>The place in a blob of counts.</summary>
    internal ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private BlobReader _reader = new(bytes);

        public int Id { get; private set; }

        public int Count { get; private set; }

        /// <summary>Goes to the next number.</summary>
        /// <returns>Whether there is one.</returns>
        /// <exception cref="FormatException">The bytes are not of that form.</exception>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool Next()
        {
            if (_reader.IsAtEnd)
            {
                return false;
            }

            var id = (long)Id + _reader.ReadInt();
            Id = id <= int.MaxValue ? (int)id : throw new FormatException("A stored number is too large.");
            Count = _reader.ReadInt();
            return true;
        }
    }
}
