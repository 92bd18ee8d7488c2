using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>A passage that may be among the best.</summary>
/// <param name="AtMost">Its cosine is at most this.</param>
/// <param name="AtLeast">And at least this.</param>
/// <param name="Passage">The passage.</param>
internal readonly record struct Promising(float AtMost, float AtLeast, IndexedPassage Passage);

/// <summary>One thread's pass over vectors: compares in one byte a component, on request after a first look at one bit a
/// component, and keeps what may be among the best of what it saw.</summary>
internal sealed class DenseScan
{
    /// <summary>Covers the rounding of the float32 arithmetic itself.</summary>
    private const float Slack = 1e-5f;

    /// <summary>A first look passes over a passage whose cosine would have to lie so many standard deviations above the
    /// estimate.</summary>
    private const float Deviations = 3;

    private const int Batch = 256;
    private readonly LargestValues _surest = new();
    private QuantizedVector _code = null!;
    private Int8Dot _dot = null!;
    private float[] _query = [];

    /// <summary>What was kept.</summary>
    public List<Promising> Found { get; } = [];

    /// <param name="query">The question at length 1.</param>
    /// <param name="code">The same in bytes.</param>
    /// <param name="limit">How many are wanted.</param>
    public void Start(float[] query, QuantizedVector code, int limit)
    {
        (_query, _code, _dot) = (query, code, new Int8Dot(code.Components));
        _surest.Reset(limit);
        Found.Clear();
    }

    /// <summary>Looks at some passages of a segment.</summary>
    /// <param name="part">Which.</param>
    /// <param name="cancellationToken">Ends the scan.</param>
    public void Run(in ScanPart part, CancellationToken cancellationToken)
    {
        if (part.WithBits)
        {
            ScanBits(part, cancellationToken);
        }
        else
        {
            ScanBytes(part, cancellationToken);
        }
    }

    private void ScanBytes(in ScanPart part, CancellationToken cancellationToken)
    {
        var rows = part.Segment.Rows;
        Span<int> products = stackalloc int[Batch];
        for (var start = part.Start; start < part.End; start += Batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(Batch, part.End - start);
            _dot.With(rows.Codes.Slice(start * rows.Dimensions, count * rows.Dimensions), products[..count]);
            Take(part, start, products[..count]);
        }
    }

    private void Take(in ScanPart part, int start, ReadOnlySpan<int> products)
    {
        var scales = part.Segment.Rows.Scales[start..];
        var errors = part.Segment.Rows.Errors[start..];
        ref var scale = ref MemoryMarshal.GetReference(scales);
        ref var error = ref MemoryMarshal.GetReference(errors);
        ref var product = ref MemoryMarshal.GetReference(products);
        var i = 0;
        for (; i + Vector256<int>.Count <= products.Length; i += Vector256<int>.Count)
        {
            var cosines = Vector256.ConvertToSingle(Vector256.LoadUnsafe(ref product, (nuint)i)) * Vector256.LoadUnsafe(ref scale, (nuint)i) * _code.Scale;
            var most = cosines + (Vector256.LoadUnsafe(ref error, (nuint)i) * (1 + _code.Error)) + Vector256.Create(_code.Error + (2 * Slack));
            for (var hits = Vector256.GreaterThanOrEqual(most, Vector256.Create(_surest.Smallest)).ExtractMostSignificantBits(); hits != 0; hits &= hits - 1)
            {
                var passage = i + BitOperations.TrailingZeroCount(hits);
                Take(part, start + passage, products[passage]);
            }
        }

        for (; i < products.Length; i++)
        {
            Take(part, start + i, products[i]);
        }
    }

    private void Take(in ScanPart part, int passage, int product)
    {
        var rows = part.Segment.Rows;
        var cosine = product * _code.Scale * rows.Scales[passage];

        // With q = q' + e and x = x' + f: |qx - q'x'| = |ex' + qf| <= |e| (1 + |f|) + |f|, as q and x have length 1.
        var error = rows.Errors[passage];
        var off = (_code.Error * (1 + error)) + error + Slack;
        if (cosine + off >= _surest.Smallest && part.Selection.Has(passage))
        {
            Found.Add(new Promising(cosine + off, cosine - off, new IndexedPassage(part.Segment, passage)));
            _surest.Add(cosine - off);
        }
    }

    private void ScanBits(in ScanPart part, CancellationToken cancellationToken)
    {
        var rows = part.Segment.Rows;
        var bits = new BitScan(part.Segment.Bits!, _query);
        for (var block = part.Start / BitCodes.BlockSize; block * BitCodes.BlockSize < part.End; block++)
        {
            if (block % Batch == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            for (var hits = bits.Find(block, _surest.Smallest, Deviations) & part.Selection.Word(block); hits != 0; hits &= hits - 1)
            {
                var passage = (block * BitCodes.BlockSize) + BitOperations.TrailingZeroCount(hits);
                if (passage < part.End)
                {
                    Take(part, passage, _dot.With(rows.Code(passage)));
                }
            }
        }
    }
}

/// <summary>Passages of a segment that one thread looks at.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Selection">Which of its passages count.</param>
/// <param name="Start">First passage.</param>
/// <param name="End">Behind the last passage.</param>
/// <param name="WithBits">Whether a first look at bits comes before the bytes; then it starts at a block.</param>
internal readonly record struct ScanPart(IndexSegment Segment, PassageSelection Selection, int Start, int End, bool WithBits)
{
    /// <summary>A vector's bits cost about this share of its bytes.</summary>
    private const int BitsAreCheaper = 6;

    /// <summary>What it costs, in vectors compared in bytes.</summary>
    public long Cost => WithBits ? (End - Start) / BitsAreCheaper : End - Start;

    /// <summary>Two parts, the first with about so much of the cost.</summary>
    public (ScanPart First, ScanPart Second) Split(long cost)
    {
        var passages = (int)Math.Min(End - Start, WithBits ? cost * BitsAreCheaper : cost) / BitCodes.BlockSize * BitCodes.BlockSize;
        return (this with { End = Start + passages }, this with { Start = Start + passages });
    }
}
