using System.Runtime.CompilerServices;

namespace SemanticCorpus.Storage.Sqlite.Blobs;

/// <summary>Reads what <see cref="BlobWriter"/> wrote.</summary>
internal ref struct BlobReader(ReadOnlySpan<byte> bytes)
{
    private const int BitsOfALong = 64;
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <exception cref="FormatException">The blob ends within a number, or the number is too large.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Read()
    {
        if (!_rest.IsEmpty && _rest[0] <= 0x7F)
        {
            ulong small = _rest[0];
            _rest = _rest[1..];
            return small;
        }

        return ReadLong();
    }

    /// <inheritdoc cref="Read"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadInt() => Read() is var value and <= int.MaxValue ? (int)value : throw new FormatException("A stored number is too large.");

    /// <inheritdoc cref="Read"/>
    public long ReadSigned()
    {
        var value = Read();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong ReadLong()
    {
        var value = 0UL;
        for (int i = 0, shift = 0; i < _rest.Length && shift < BitsOfALong; i++, shift += 7)
        {
            value |= (ulong)(_rest[i] & 0x7F) << shift;
            if (_rest[i] <= 0x7F)
            {
                _rest = _rest[(i + 1)..];
                return value;
            }
        }

        throw new FormatException("A stored list is cut short or damaged.");
    }
}
