using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>A segment on disk: its memory as it is, and behind it the full vectors, which are read one by one. Every part has
/// a checksum, each vector one of its own; nothing is used whose checksum is not right.</summary>
/// <remarks>Header: magic, version, the sizes, the parts' checksums, and a checksum of all that. A vector that is not there
/// any more has the checksum 0.</remarks>
internal sealed class SegmentFile
{
    private const ulong Magic = 0x3147_4553_524F_4353;
    private const int SizesOffset = 8;
    private const int HashesOffset = SizesOffset + (8 * sizeof(int));
    private const int Parts = 4;
    private const int HeaderHashOffset = HashesOffset + (Parts * sizeof(ulong));
    private const int HeaderBytes = 128;
    private const int VectorsAtOnce = 512;
    private readonly SafeFileHandle _handle;
    private readonly long _vectors;
    private readonly AlignedMemory _hashes;

    private SegmentFile(string path, SafeFileHandle handle, long vectors, AlignedMemory hashes, ulong hash)
    {
        (Path, _handle, _vectors, _hashes, Hash) = (path, handle, vectors, hashes, hash);
        Name = System.IO.Path.GetFileName(path);
    }

    /// <summary>Name of the file in its folder.</summary>
    public string Name { get; }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Checksum of the header, and so of everything but the vectors.</summary>
    public ulong Hash { get; }

    /// <summary>Gives a segment's vectors, passage by passage; false for one that is gone.</summary>
    internal delegate bool VectorSource(int passage, Span<float> vector);

    /// <summary>Reads the full vector of a passage.</summary>
    /// <returns>Whether it is there and undamaged.</returns>
    public bool TryRead(int passage, Span<float> vector)
    {
        var bytes = MemoryMarshal.AsBytes(vector);
        var hash = Hashes(_hashes)[passage];
        return hash != 0
            && RandomAccess.Read(_handle, bytes, _vectors + ((long)passage * bytes.Length)) == bytes.Length
            && HashOf(bytes) == hash;
    }

    /// <summary>Writes a segment to a new file.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static SegmentFile Write(string path, IndexSegment segment, VectorSource vectors, CancellationToken cancellationToken)
    {
        var temporary = path + ".new";
        var hashes = new AlignedMemory(segment.Passages * sizeof(uint));
        ulong hash;
        using (var file = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write))
        {
            WriteVectors(file, segment, vectors, Hashes(hashes), cancellationToken);
            var header = new byte[HeaderBytes];
            WriteSizes(header, segment);
            var parts = PartsOf(segment, hashes);
            for (var (i, at) = (0, (long)HeaderBytes); i < Parts; at += parts[i++].Length)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(HashesOffset + (i * sizeof(ulong))), XxHash3.HashToUInt64(parts[i].Span));
                RandomAccess.Write(file, parts[i].Span, at);
            }

            hash = XxHash3.HashToUInt64(header.AsSpan(0, HeaderHashOffset));
            BinaryPrimitives.WriteUInt64LittleEndian(header.AsSpan(HeaderHashOffset), hash);
            RandomAccess.Write(file, header, 0);
            RandomAccess.FlushToDisk(file);
        }

        File.Move(temporary, path, overwrite: true);
        return Open(path, segment, hashes, hash);
    }

    /// <summary>Reads a segment.</summary>
    /// <param name="path">The file.</param>
    /// <param name="hash">Its <see cref="Hash"/>.</param>
    /// <returns>The segment with its <see cref="IndexSegment.File"/>.</returns>
    /// <exception cref="FormatException">It is another file, or damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IndexSegment Read(string path, ulong hash)
    {
        var header = HeaderOf(path);
        if (BinaryPrimitives.ReadUInt64LittleEndian(header) != Magic
            || XxHash3.HashToUInt64(header.AsSpan(0, HeaderHashOffset)) != hash
            || BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(HeaderHashOffset)) != hash)
        {
            throw new FormatException("A part of the index on disk is damaged.");
        }

        var sizes = MemoryMarshal.Cast<byte, int>(header.AsSpan(SizesOffset, 8 * sizeof(int)));
        var segment = IndexSegment.Allocate(
            new SegmentRows(new RowSizes(sizes[0], sizes[1], sizes[2], sizes[3])), new Postings(new PostingSizes(sizes[4], sizes[5], sizes[6], sizes[7])));
        var hashes = new AlignedMemory(segment.Passages * sizeof(uint));
        var parts = PartsOf(segment, hashes);
        using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            for (var (i, at) = (0, (long)HeaderBytes); i < Parts; at += parts[i++].Length)
            {
                ReadWhole(file, parts[i].Span, at);
                if (XxHash3.HashToUInt64(parts[i].Span) != BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(HashesOffset + (i * sizeof(ulong)))))
                {
                    throw new FormatException("A part of the index on disk is damaged.");
                }
            }
        }

        segment.File = Open(path, segment, hashes, hash);
        return segment;
    }

    private static SegmentFile Open(string path, IndexSegment segment, AlignedMemory hashes, ulong hash)
    {
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return new SegmentFile(path, handle, VectorsOf(segment, hashes), hashes, hash);
    }

    private static long VectorsOf(IndexSegment segment, AlignedMemory hashes) => HeaderBytes + PartsOf(segment, hashes).Sum(part => (long)part.Length);

    private static Span<uint> Hashes(AlignedMemory hashes) => MemoryMarshal.Cast<byte, uint>(hashes.Bytes);

    private static Memory<byte>[] PartsOf(IndexSegment segment, AlignedMemory hashes) =>
        [segment.Rows.Memory.Memory, segment.Postings.Memory.Memory, segment.Bits?.Memory.Memory ?? default, hashes.Memory];

    private static void WriteSizes(Span<byte> header, IndexSegment segment)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(header, Magic);
        var (rows, postings) = (segment.Rows.Sizes, segment.Postings.Sizes);
        ReadOnlySpan<int> sizes =
            [rows.Documents, rows.IdBytes, rows.Passages, rows.Dimensions, postings.Terms, postings.Count, postings.Blocks, postings.Large];
        MemoryMarshal.AsBytes(sizes).CopyTo(header[SizesOffset..]);
    }

    private static void WriteVectors(
        SafeFileHandle file, IndexSegment segment, VectorSource vectors, Span<uint> hashes, CancellationToken cancellationToken)
    {
        var dimensions = segment.Rows.Dimensions;
        var buffer = new float[VectorsAtOnce * dimensions];
        var place = (long)HeaderBytes + segment.Rows.Memory.Length + segment.Postings.Memory.Length + (segment.Bits?.Memory.Length ?? 0) + (hashes.Length * sizeof(uint));
        for (var first = 0; first < segment.Passages; first += VectorsAtOnce)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(VectorsAtOnce, segment.Passages - first);
            for (var i = 0; i < count; i++)
            {
                var vector = buffer.AsSpan(i * dimensions, dimensions);
                hashes[first + i] = vectors(first + i, vector) ? HashOf(MemoryMarshal.AsBytes(vector)) : 0;
            }

            var bytes = MemoryMarshal.AsBytes(buffer.AsSpan(0, count * dimensions));
            RandomAccess.Write(file, bytes, place);
            place += bytes.Length;
        }
    }

    private static uint HashOf(ReadOnlySpan<byte> vector) => Math.Max(1, (uint)XxHash3.HashToUInt64(vector));

    private static byte[] HeaderOf(string path)
    {
        var header = new byte[HeaderBytes];
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        ReadWhole(file, header, 0);
        return header;
    }

    private static void ReadWhole(SafeFileHandle file, Span<byte> bytes, long place)
    {
        while (!bytes.IsEmpty)
        {
            var read = RandomAccess.Read(file, bytes, place);
            if (read == 0)
            {
                throw new FormatException("A part of the index on disk is cut short.");
            }

            bytes = bytes[read..];
            place += read;
        }
    }
}
