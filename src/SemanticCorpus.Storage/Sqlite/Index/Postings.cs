namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>How much a segment's postings hold; tells where in their memory each part is.</summary>
/// <param name="Terms">Number of terms.</param>
/// <param name="Count">Number of postings of all terms.</param>
/// <param name="Blocks">Number of blocks of postings, each term's last one perhaps not full.</param>
/// <param name="Large">Number of postings whose count is in a list of its own.</param>
internal readonly record struct PostingSizes(int Terms, int Count, int Blocks, int Large);

/// <summary>For each term of a segment the passages that contain it, ascending, and how often, in one block of memory, in
/// the form it also has on disk. Postings come in blocks, each with a bound of what one of it can add to a score.</summary>
internal sealed class Postings
{
    /// <summary>Postings of a block.</summary>
    public const int BlockSize = 64;

    /// <summary>A count in one byte that stands for one in <see cref="LargeCounts"/>.</summary>
    public const byte LargeMark = byte.MaxValue;

    private readonly Section<int> _terms;
    private readonly Section<int> _starts;
    private readonly Section<int> _blockStarts;
    private readonly Section<int> _passages;
    private readonly Section<byte> _counts;
    private readonly Section<float> _most;
    private readonly Section<int> _largePlaces;
    private readonly Section<int> _largeCounts;
    private readonly Section<float> _average;

    /// <exception cref="FormatException">The sizes are impossible, or all together are larger than 2 GB.</exception>
    public Postings(PostingSizes sizes)
    {
        Sizes = sizes;
        var layout = default(SectionLayout);
        _terms = layout.Add<int>(sizes.Terms);
        _starts = layout.Add<int>(sizes.Terms + 1L);
        _blockStarts = layout.Add<int>(sizes.Terms + 1L);
        _passages = layout.Add<int>(sizes.Count);
        _counts = layout.Add<byte>(sizes.Count);
        _most = layout.Add<float>(sizes.Blocks);
        _largePlaces = layout.Add<int>(sizes.Large);
        _largeCounts = layout.Add<int>(sizes.Large);
        _average = layout.Add<float>(1);
        Memory = new AlignedMemory(layout.Length);
    }

    public PostingSizes Sizes { get; }

    public AlignedMemory Memory { get; }

    /// <summary>The terms' numbers, ascending.</summary>
    public Span<int> Terms => Memory.Of(_terms);

    /// <summary>Where each term's postings start, and behind them their number.</summary>
    public Span<int> Starts => Memory.Of(_starts);

    /// <summary>Where each term's blocks start in <see cref="Most"/>, and behind them their number.</summary>
    public Span<int> BlockStarts => Memory.Of(_blockStarts);

    /// <summary>The passages, by their place in the segment.</summary>
    public Span<int> Passages => Memory.Of(_passages);

    /// <summary>How often each passage has the term; <see cref="LargeMark"/> where a byte does not hold it.</summary>
    public Span<byte> Counts => Memory.Of(_counts);

    /// <summary>The largest <see cref="Bm25.Saturation"/> in each block, lengths compared with <see cref="AverageLength"/>.</summary>
    public Span<float> Most => Memory.Of(_most);

    /// <summary>The places of the postings with large counts, ascending.</summary>
    public Span<int> LargePlaces => Memory.Of(_largePlaces);

    /// <summary>Their counts.</summary>
    public Span<int> LargeCounts => Memory.Of(_largeCounts);

    /// <summary>The average length that <see cref="Most"/> was made with.</summary>
    public ref float AverageLength => ref Memory.Of(_average)[0];

    /// <summary>A term's place, or a negative number where no passage has it.</summary>
    public int Find(int term) => Terms.BinarySearch(term);

    /// <summary>The passages that have a term, by their place in the segment.</summary>
    public ReadOnlySpan<int> PassagesOf(int term)
    {
        var place = Find(term);
        return place < 0 ? [] : Passages[Starts[place]..Starts[place + 1]];
    }

    /// <summary>The count of a posting.</summary>
    public int CountAt(int posting) => Counts[posting] is var small and not LargeMark ? small : LargeCountAt(posting);

    private int LargeCountAt(int posting) => LargeCounts[LargePlaces.BinarySearch(posting)];
}
