using System.Buffers;

namespace SemanticCorpus.Storage.Sqlite.Blobs;

/// <summary>Writes whole numbers in seven-bit groups, low group first, the high bit telling that more follow.</summary>
internal sealed class BlobWriter
{
    private const int LongestNumber = 10;
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>Empties it for the next blob.</summary>
    public void Clear() => _bytes.ResetWrittenCount();

    public void Write(ulong value)
    {
        var target = _bytes.GetSpan(LongestNumber);
        var length = 0;
        for (; value > 0x7F; value >>= 7)
        {
            target[length++] = (byte)(value | 0x80);
        }

        target[length++] = (byte)value;
        _bytes.Advance(length);
    }

    /// <summary>Writes a number that may be negative; what is near zero stays short (zigzag).</summary>
    public void WriteSigned(long value) => Write((ulong)((value << 1) ^ (value >> 63)));
}
