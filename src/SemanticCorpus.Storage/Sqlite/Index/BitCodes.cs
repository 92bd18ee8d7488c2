using System.Numerics.Tensors;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>The vectors of a segment in one bit a component, with what turns a product of signs into an estimate of the
/// cosine and tells how far that is off as a rule (the unbiased estimate of Gao and Long's RaBitQ, 2024, without its random
/// rotation). The bits are the signs of what is left when the segment's mean is taken away.</summary>
/// <remarks>64 vectors make a block. Of each two groups of four components a block has 64 bytes, 32 a group, whose byte 2j
/// holds the four bits of vector j and, in its upper half, of vector 32 + j, and byte 2j + 1 those of vectors 16 + j and
/// 48 + j: so one shuffle looks up 64 of them in a table of 16 sums, as in Faiss's fast scan.</remarks>
internal sealed class BitCodes
{
    /// <summary>A segment with fewer passages is scanned in bytes at once.</summary>
    public const int LeastPassages = 16_384;

    /// <summary>Vectors of a block.</summary>
    public const int BlockSize = 64;

    /// <summary>Components in one lookup.</summary>
    public const int GroupSize = 4;

    private const int BytesOfTwoGroups = 64;
    private readonly SegmentRows _rows;
    private readonly Section<float> _mean;
    private readonly Section<float> _factors;
    private readonly Section<float> _offsets;
    private readonly Section<float> _spreads;
    private readonly Section<byte> _bits;

    /// <summary>Makes room for the bits; <see cref="Fill"/> makes them, or their memory is read.</summary>
    public BitCodes(SegmentRows rows)
    {
        _rows = rows;
        Blocks = (rows.Passages + BlockSize - 1) / BlockSize;
        Pairs = (rows.Dimensions + (2 * GroupSize) - 1) / (2 * GroupSize);
        var layout = default(SectionLayout);
        _mean = layout.Add<float>(rows.Dimensions);
        _factors = layout.Add<float>((long)Blocks * BlockSize);
        _offsets = layout.Add<float>((long)Blocks * BlockSize);
        _spreads = layout.Add<float>((long)Blocks * BlockSize);
        _bits = layout.Add<byte>((long)Blocks * Pairs * BytesOfTwoGroups);
        Memory = new AlignedMemory(layout.Length);
    }

    public AlignedMemory Memory { get; }

    /// <summary>Number of blocks.</summary>
    public int Blocks { get; }

    /// <summary>Pairs of groups in a vector; the last is filled up with zeros.</summary>
    public int Pairs { get; }

    /// <summary>The mean of the vectors.</summary>
    public ReadOnlySpan<float> Mean => Memory.Of(_mean);

    /// <summary>What the product of a vector's signs with a question is multiplied with.</summary>
    public ReadOnlySpan<float> Factors => Memory.Of(_factors);

    /// <summary>What is added to that.</summary>
    public ReadOnlySpan<float> Offsets => Memory.Of(_offsets);

    /// <summary>The estimate's standard deviation for a question of length 1.</summary>
    public ReadOnlySpan<float> Spreads => Memory.Of(_spreads);

    /// <summary>The bits of a block.</summary>
    public ReadOnlySpan<byte> Block(int block) =>
        Memory.Of(_bits).Slice(block * Pairs * BytesOfTwoGroups, Pairs * BytesOfTwoGroups);

    /// <summary>Makes the bits from the vectors' bytes.</summary>
    public void Fill()
    {
        FindMean();
        FillBlocks();
    }

    private void FindMean()
    {
        var sums = new double[_rows.Dimensions];
        var codes = _rows.Codes;
        var scales = _rows.Scales;
        for (var passage = 0; passage < scales.Length; passage++)
        {
            var code = codes.Slice(passage * sums.Length, sums.Length);
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += scales[passage] * code[i];
            }
        }

        var mean = Memory.Of(_mean);
        for (var i = 0; i < sums.Length; i++)
        {
            mean[i] = (float)(sums[i] / scales.Length);
        }
    }

    private void FillBlocks()
    {
        var mean = Memory.Of(_mean);
        var bits = Memory.Of(_bits);
        var factors = Memory.Of(_factors);
        var offsets = Memory.Of(_offsets);
        var spreads = Memory.Of(_spreads);
        var scales = _rows.Scales;
        var dimensions = _rows.Dimensions;
        var rest = new float[dimensions];
        for (var passage = 0; passage < scales.Length; passage++)
        {
            TensorPrimitives.ConvertChecked<sbyte, float>(_rows.Code(passage), rest);
            TensorPrimitives.Multiply(rest, scales[passage], rest);
            TensorPrimitives.Subtract(rest, mean, rest);
            var squares = TensorPrimitives.SumOfSquares<float>(rest);
            var sum = TensorPrimitives.SumOfMagnitudes<float>(rest);
            if (sum > 0)
            {
                // The signs' product with the rest is the sum of its magnitudes; their angle says how good a likeness they are.
                factors[passage] = squares / sum;
                var sine = MathF.Sqrt(MathF.Max(0, (squares * dimensions / (sum * sum)) - 1));
                spreads[passage] = MathF.Sqrt(squares) * sine / MathF.Sqrt(Math.Max(1, dimensions - 1));
            }

            offsets[passage] = TensorPrimitives.Dot<float>(rest, mean);
            Set(bits.Slice(passage / BlockSize * Pairs * BytesOfTwoGroups, Pairs * BytesOfTwoGroups), passage % BlockSize, rest);
        }
    }

    private static void Set(Span<byte> block, int vector, ReadOnlySpan<float> rest)
    {
        var place = (2 * (vector % 16)) + (vector / 16 % 2);
        var shift = vector / 32 * GroupSize;
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i] >= 0)
            {
                block[(i / GroupSize * (BytesOfTwoGroups / 2)) + place] |= (byte)(1 << (shift + (i % GroupSize)));
            }
        }
    }
}
