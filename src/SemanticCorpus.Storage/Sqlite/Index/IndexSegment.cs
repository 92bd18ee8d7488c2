namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>A document of a segment.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Id">Its id.</param>
/// <param name="First">Place of its first passage in the segment.</param>
/// <param name="Passages">Number of its passages, 1 or more.</param>
internal readonly record struct SegmentDocument(long Key, string Id, int First, int Passages);

/// <summary>The searchable side of documents that were stored one after another. Never changes.</summary>
/// <param name="Documents">The documents, by key; their passages follow one another in the same order.</param>
/// <param name="Dimensions">Components of a vector.</param>
/// <param name="Codes">The vectors' bytes (see <see cref="QuantizedVector"/>), one passage after another.</param>
/// <param name="Scales">The vectors' scales.</param>
/// <param name="Errors">What rounding lost of the vectors.</param>
/// <param name="Lengths">The passages' numbers of terms, repetitions counted.</param>
/// <param name="Postings">The passages of each term.</param>
internal sealed record IndexSegment(
    SegmentDocument[] Documents, int Dimensions, sbyte[] Codes, float[] Scales, float[] Errors, int[] Lengths, Postings Postings)
{
    /// <summary>Number of passages.</summary>
    public int Passages => Lengths.Length;

    /// <summary>The vector of a passage.</summary>
    public ReadOnlySpan<sbyte> Code(int passage) => Codes.AsSpan(passage * Dimensions, Dimensions);

    /// <summary>Number of terms in a document's passages, repetitions counted.</summary>
    public long LengthOf(in SegmentDocument document)
    {
        var sum = 0L;
        foreach (var length in Lengths.AsSpan(document.First, document.Passages))
        {
            sum += length;
        }

        return sum;
    }

    /// <summary>The place of a document in <see cref="Documents"/>, or a negative number where it is not here.</summary>
    public int Find(long key)
    {
        var (low, high) = (0, Documents.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = Documents[middle].Key;
            if (found == key)
            {
                return middle;
            }

            (low, high) = found < key ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    /// <summary>The document that a passage belongs to.</summary>
    public ref readonly SegmentDocument DocumentOf(int passage)
    {
        var (low, high) = (0, Documents.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Documents[middle].First <= passage ? (middle, high) : (low, middle - 1);
        }

        return ref Documents[low];
    }
}
