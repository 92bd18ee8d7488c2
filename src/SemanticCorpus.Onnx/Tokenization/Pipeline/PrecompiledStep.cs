using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace SemanticCorpus.Tokenization.Pipeline;

/// <summary>SentencePiece's character map: a double-array trie (Darts) over UTF-8 from what is written to what it becomes.</summary>
internal sealed class PrecompiledStep : PieceStep
{
    /// <summary>A grapheme cluster of more bytes is looked up character by character, as the reference does.</summary>
    private const int LongestGrapheme = 5;

    private readonly uint[] _trie;
    private readonly byte[] _replacements;

    /// <param name="map">The map's bytes: the trie's size in bytes, the trie, the replacements ended by zeros.</param>
    /// <exception cref="InvalidDataException">The map is damaged.</exception>
    public PrecompiledStep(ReadOnlySpan<byte> map)
    {
        var size = map.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(map) : 0;
        if (size == 0 || size % 4 != 0 || size > map.Length - 4)
        {
            throw new InvalidDataException("The precompiled character map is damaged.");
        }

        _trie = new uint[size / 4];
        for (var i = 0; i < _trie.Length; i++)
        {
            _trie[i] = BinaryPrimitives.ReadUInt32LittleEndian(map[(4 + (4 * i))..]);
        }

        _replacements = map[(4 + (int)size)..].ToArray();
    }

    /// <inheritdoc/>
    public override void Apply(Pieces source, int from, int to, Pieces target)
    {
        var result = new Replacement();
        Span<char> units = stackalloc char[2];
        var text = new StringBuilder(to - from);
        foreach (var codePoint in source.CodePoints[from..to])
        {
            text.Append(units[..new Rune(codePoint).EncodeToUtf16(units)]);
        }

        var rest = text.ToString().AsSpan();
        for (var at = from; at < to;)
        {
            var length = rest.Length > 1 && char.IsAscii(rest[0]) && char.IsAscii(rest[1]) && rest[0] != '\r' ? 1 : StringInfo.GetNextTextElementLength(rest);
            var count = 0;
            foreach (var _ in rest[..length].EnumerateRunes())
            {
                count++;
            }

            Map(source.CodePoints.Slice(at, count), result);
            at += count;
            rest = rest[length..];
        }

        result.Write(source, from, to, target);
    }

    private void Map(ReadOnlySpan<int> grapheme, Replacement result)
    {
        if (grapheme.Length > 1 && Utf8Length(grapheme) <= LongestGrapheme && TryMap(grapheme, result))
        {
            return;
        }

        for (var i = 0; i < grapheme.Length; i++)
        {
            if (!TryMap(grapheme.Slice(i, 1), result))
            {
                result.Keep(grapheme[i]);
            }
        }
    }

    private bool TryMap(ReadOnlySpan<int> written, Replacement result)
    {
        Span<byte> key = stackalloc byte[LongestGrapheme + 4];
        var length = 0;
        foreach (var codePoint in written)
        {
            length += new Rune(codePoint).EncodeToUtf8(key[length..]);
        }

        if (Find(key[..length]) is not (>= 0 and var at))
        {
            return false;
        }

        var bytes = _replacements.AsSpan(at);
        bytes = bytes.IndexOf((byte)0) is >= 0 and var end ? bytes[..end] : bytes;
        Span<int> becomes = stackalloc int[bytes.Length];
        var count = 0;
        while (!bytes.IsEmpty)
        {
            Rune.DecodeFromUtf8(bytes, out var rune, out var consumed);
            becomes[count++] = rune.Value;
            bytes = bytes[consumed..];
        }

        result.Replace(written.Length, becomes[..count]);
        return true;
    }

    /// <summary>Where the replacement of the shortest entry that begins the key lies, or -1.</summary>
    private int Find(ReadOnlySpan<byte> key)
    {
        var node = Offset(_trie[0]);
        foreach (var b in key)
        {
            node ^= b;
            if (b == 0 || node >= _trie.Length || (_trie[node] & 0x800000FF) != b)
            {
                return -1;
            }

            var unit = _trie[node];
            node ^= Offset(unit);
            if ((unit & 0x100) != 0 && node < _trie.Length && (_trie[node] & 0x7FFFFFFF) is var at && at < _replacements.Length)
            {
                return (int)at;
            }
        }

        return -1;
    }

    private static uint Offset(uint unit) => (unit >> 10) << (int)((unit & 0x200) >> 6);

    private static int Utf8Length(ReadOnlySpan<int> codePoints)
    {
        var length = 0;
        foreach (var codePoint in codePoints)
        {
            length += new Rune(codePoint).Utf8SequenceLength;
        }

        return length;
    }
}
