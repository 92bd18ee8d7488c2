using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>One block of memory that begins at a cache line and never moves, so that vector loads do not straddle lines.</summary>
internal sealed class AlignedMemory
{
    public const int Alignment = 64;
    private readonly byte[] _bytes;
    private readonly int _start;

    /// <param name="length">Bytes, all zero at first: the memory is written to disk with what lies between its sections.</param>
    public AlignedMemory(int length)
    {
        _bytes = GC.AllocateArray<byte>(length + Alignment - 1, pinned: true);
        var address = Marshal.UnsafeAddrOfPinnedArrayElement(_bytes, 0);
        _start = (int)((Alignment - (address % Alignment)) % Alignment);
        Length = length;
    }

    public int Length { get; }

    public Memory<byte> Memory => _bytes.AsMemory(_start, Length);

    public Span<byte> Bytes => _bytes.AsSpan(_start, Length);

    /// <summary>A section as values of one type.</summary>
    public Span<T> Of<T>(Section<T> section)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(_bytes.AsSpan(_start + section.Start, section.Count * Unsafe.SizeOf<T>()));
}

/// <summary>A place in an <see cref="AlignedMemory"/>.</summary>
/// <param name="Start">First byte, at the start of a cache line.</param>
/// <param name="Count">Number of values.</param>
internal readonly record struct Section<T>(int Start, int Count)
    where T : unmanaged;

/// <summary>Places sections one after another.</summary>
internal struct SectionLayout
{
    /// <summary>Bytes of all sections so far.</summary>
    public int Length { get; private set; }

    /// <exception cref="FormatException">All sections together are larger than 2 GB.</exception>
    public Section<T> Add<T>(long count)
        where T : unmanaged
    {
        var end = Length + (count * Unsafe.SizeOf<T>());
        var padded = (end + AlignedMemory.Alignment - 1) / AlignedMemory.Alignment * AlignedMemory.Alignment;
        if (count < 0 || padded > Array.MaxLength - AlignedMemory.Alignment)
        {
            throw new FormatException("A part of the index is larger than 2 GB.");
        }

        var section = new Section<T>(Length, (int)count);
        Length = (int)padded;
        return section;
    }
}
