using System.Text;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>A document of a segment.</summary>
/// <param name="Key">Its key.</param>
/// <param name="First">Place of its first passage in the segment.</param>
/// <param name="Passages">Number of its passages, 1 or more.</param>
internal readonly record struct SegmentDocument(long Key, int First, int Passages);

/// <summary>The searchable side of documents that were stored one after another. What is searched never changes.</summary>
internal sealed class IndexSegment
{
    private readonly SegmentRows _rows;

    private IndexSegment(SegmentRows rows, Postings postings)
    {
        _rows = rows;
        Postings = postings;
        Bits = rows.Passages >= BitCodes.LeastPassages ? new BitCodes(rows) : null;
    }

    /// <summary>Where it is on disk; null until it is.</summary>
    public SegmentFile? File { get; set; }

    /// <summary>Documents, lengths and vectors.</summary>
    public SegmentRows Rows => _rows;

    /// <summary>The passages of each term.</summary>
    public Postings Postings { get; }

    /// <summary>The vectors in one bit a component, for a first look; null where a segment is too small to gain from it.</summary>
    public BitCodes? Bits { get; }

    /// <summary>Number of passages.</summary>
    public int Passages => _rows.Passages;

    /// <summary>Number of documents.</summary>
    public int Documents => _rows.Documents;

    /// <summary>Number of terms of each passage, repetitions counted.</summary>
    public ReadOnlySpan<int> Lengths => _rows.Lengths;

    /// <summary>A segment of finished rows and postings; its bits are made from them.</summary>
    public static IndexSegment Of(SegmentRows rows, Postings postings)
    {
        var segment = new IndexSegment(rows, postings);
        segment.Bits?.Fill();
        return segment;
    }

    /// <summary>A segment whose memory is filled afterwards.</summary>
    public static IndexSegment Allocate(SegmentRows rows, Postings postings) => new(rows, postings);

    /// <summary>A document by its place.</summary>
    public SegmentDocument Document(int place)
    {
        var firsts = _rows.Firsts;
        return new SegmentDocument(_rows.Keys[place], firsts[place], firsts[place + 1] - firsts[place]);
    }

    /// <summary>The id of a document.</summary>
    public string IdOf(int place)
    {
        var ends = _rows.IdEnds;
        var start = place == 0 ? 0 : ends[place - 1];
        return Encoding.UTF8.GetString(_rows.Ids[start..ends[place]]);
    }

    /// <summary>Number of terms in a document's passages, repetitions counted.</summary>
    public long LengthOf(in SegmentDocument document)
    {
        var sum = 0L;
        foreach (var length in Lengths.Slice(document.First, document.Passages))
        {
            sum += length;
        }

        return sum;
    }

    /// <summary>The place of a document, or a negative number where it is not here.</summary>
    public int Find(long key) => _rows.Keys.BinarySearch(key);

    /// <summary>The place of the document that a passage belongs to.</summary>
    public int DocumentOf(int passage)
    {
        var place = _rows.Firsts[..Documents].BinarySearch(passage);
        return place >= 0 ? place : ~place - 1;
    }
}
