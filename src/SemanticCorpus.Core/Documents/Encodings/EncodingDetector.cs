using System.Text;
using System.Text.Unicode;

namespace SemanticCorpus.Documents.Encodings;

/// <summary>
/// Finds the encoding of a text and decodes it. In order: a byte order mark; the look of UTF-16 without one; valid UTF-8;
/// a charset named by the media type or by the document; Windows-1252, which gives every byte a meaning.
/// </summary>
/// <remarks>
/// Valid UTF-8 beats a declared single-byte charset: text that is not UTF-8 but happens to be valid as such is very rare,
/// whereas wrong declarations are common. Declared multi-byte charsets that reuse ASCII bytes (ISO-2022-JP) are taken at their word.
/// </remarks>
internal static class EncodingDetector
{
    private const int SampleBytes = 4096;

    static EncodingDetector() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Decodes <paramref name="content"/>.</summary>
    /// <param name="content">The bytes as stored or received.</param>
    /// <param name="declaredByTransport">The charset of the media type, or null.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> content, string? declaredByTransport)
    {
        var (encoding, skip) = ByMark(content) ?? (Choose(content, declaredByTransport), 0);
        var name = encoding.CodePage == 20127 ? "utf-8" : encoding.WebName;
        return new DecodedText(encoding.GetString(content[skip..]), name);
    }

    /// <summary>Whether the bytes look like UTF-16 text, whose NUL bytes are no sign of a binary file.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> content) =>
        ByMark(content) is { Encoding.CodePage: 1200 or 1201 or 12000 or 12001 } || WithoutMark(content) is not null;

    private static (Encoding Encoding, int Skip)? ByMark(ReadOnlySpan<byte> content) => content switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };

    private static Encoding Choose(ReadOnlySpan<byte> content, string? declaredByTransport)
    {
        if (WithoutMark(content) is { } utf16)
        {
            return utf16;
        }

        var declared = Named(declaredByTransport) ?? Named(DeclaredCharset.Find(content));
        if (declared is { CodePage: 50220 or 50221 or 50222 or 50225 or 52936 })
        {
            return declared;
        }

        if (Utf8.IsValid(content) || IsUtf8CutShort(content))
        {
            return Encoding.UTF8;
        }

        // A declaration of UTF-8, UTF-16 or ASCII has just been refuted by the bytes.
        return declared is null or { CodePage: 65001 or 1200 or 1201 or 20127 or 28591 } ? Encoding.GetEncoding(1252) : declared;
    }

    private static bool IsUtf8CutShort(ReadOnlySpan<byte> content)
    {
        for (var cut = 1; cut <= 3 && cut < content.Length; cut++)
        {
            if (content[^cut] >= 0xC0)
            {
                return content.Length > 64 && Utf8.IsValid(content[..^cut]) && !Ascii.IsValid(content[..^cut]);
            }
        }

        return false;
    }

    /// <summary>
    /// UTF-16 of mostly Latin text has a NUL in every other byte. For other scripts the high bytes repeat while the low ones vary;
    /// that is not judged, as such files carry a mark in practice.
    /// </summary>
    private static Encoding? WithoutMark(ReadOnlySpan<byte> content)
    {
        if (content.Length < 4 || content.Length % 2 != 0)
        {
            return null;
        }

        var sample = content[..Math.Min(content.Length, SampleBytes)];
        var evenZeros = 0;
        var oddZeros = 0;
        for (var i = 0; i + 1 < sample.Length; i += 2)
        {
            evenZeros += sample[i] == 0 ? 1 : 0;
            oddZeros += sample[i + 1] == 0 ? 1 : 0;
        }

        var units = sample.Length / 2;
        return (evenZeros, oddZeros) switch
        {
            (0, _) when oddZeros * 10 >= units * 7 => Encoding.Unicode,
            (_, 0) when evenZeros * 10 >= units * 7 => Encoding.BigEndianUnicode,
            _ => null,
        };
    }

    private static Encoding? Named(string? charset)
    {
        if (string.IsNullOrWhiteSpace(charset))
        {
            return null;
        }

        try
        {
            return Encoding.GetEncoding(charset.Trim().Trim('"', '\''));
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
