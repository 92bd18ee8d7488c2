namespace SemanticCorpus.Storage.Sqlite.Blobs;

/// <summary>Reads what <see cref="BlobWriter"/> wrote.</summary>
internal ref struct BlobReader(ReadOnlySpan<byte> bytes)
{
    private const int BitsOfALong = 64;
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    /// <exception cref="FormatException">The blob ends within a number, or the number is too large.</exception>
    public ulong Read()
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

    /// <inheritdoc cref="Read"/>
    public int ReadInt() => Read() is var value and <= int.MaxValue ? (int)value : throw new FormatException("A stored number is too large.");

    /// <inheritdoc cref="Read"/>
    public long ReadSigned()
    {
        var value = Read();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }
}
