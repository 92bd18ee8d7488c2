namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>How much a segment's rows hold; tells where in their memory each part is.</summary>
/// <param name="Documents">Number of documents.</param>
/// <param name="IdBytes">Length of their ids in UTF-8, one after another.</param>
/// <param name="Passages">Number of passages.</param>
/// <param name="Dimensions">Components of a vector.</param>
internal readonly record struct RowSizes(int Documents, int IdBytes, int Passages, int Dimensions);

/// <summary>Documents, lengths and vectors of a segment in one block of memory, in the form it also has on disk.</summary>
internal sealed class SegmentRows
{
    private readonly Section<long> _keys;
    private readonly Section<int> _firsts;
    private readonly Section<int> _idEnds;
    private readonly Section<byte> _ids;
    private readonly Section<int> _lengths;
    private readonly Section<float> _scales;
    private readonly Section<float> _errors;
    private readonly Section<sbyte> _codes;

    /// <exception cref="FormatException">The sizes are impossible, or all together are larger than 2 GB.</exception>
    public SegmentRows(RowSizes sizes)
    {
        Sizes = sizes;
        var layout = default(SectionLayout);
        _keys = layout.Add<long>(sizes.Documents);
        _firsts = layout.Add<int>(sizes.Documents + 1L);
        _idEnds = layout.Add<int>(sizes.Documents);
        _ids = layout.Add<byte>(sizes.IdBytes);
        _lengths = layout.Add<int>(sizes.Passages);
        _scales = layout.Add<float>(sizes.Passages);
        _errors = layout.Add<float>(sizes.Passages);
        _codes = layout.Add<sbyte>((long)sizes.Passages * sizes.Dimensions);
        Memory = new AlignedMemory(layout.Length);
    }

    public RowSizes Sizes { get; }

    public AlignedMemory Memory { get; }

    public int Documents => Sizes.Documents;

    public int Passages => Sizes.Passages;

    /// <summary>Components of a vector.</summary>
    public int Dimensions => Sizes.Dimensions;

    /// <summary>The documents' keys, ascending; their passages follow one another in the same order.</summary>
    public Span<long> Keys => Memory.Of(_keys);

    /// <summary>Place of each document's first passage, and behind them the number of passages.</summary>
    public Span<int> Firsts => Memory.Of(_firsts);

    /// <summary>Where each document's id ends in <see cref="Ids"/>.</summary>
    public Span<int> IdEnds => Memory.Of(_idEnds);

    /// <summary>The documents' ids in UTF-8, one after another.</summary>
    public Span<byte> Ids => Memory.Of(_ids);

    /// <summary>Each passage's number of terms, repetitions counted.</summary>
    public Span<int> Lengths => Memory.Of(_lengths);

    /// <summary>The vectors' scales (see <see cref="QuantizedVector"/>).</summary>
    public Span<float> Scales => Memory.Of(_scales);

    /// <summary>What rounding lost of the vectors.</summary>
    public Span<float> Errors => Memory.Of(_errors);

    /// <summary>The vectors' bytes, one passage after another.</summary>
    public Span<sbyte> Codes => Memory.Of(_codes);

    /// <summary>The bytes of one vector.</summary>
    public Span<sbyte> Code(int passage) => Codes.Slice(passage * Dimensions, Dimensions);
}
