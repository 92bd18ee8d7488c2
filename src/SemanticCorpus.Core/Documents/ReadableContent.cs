using SemanticCorpus.Documents.Encodings;

namespace SemanticCorpus.Documents;

/// <summary>Refuses contents that are no text, saying what they are.</summary>
internal static class ReadableContent
{
    private const int SampleBytes = 64 * 1024;

    private static readonly (byte[] Magic, UnreadableReason Reason, string What)[] Known =
    [
        ("%PDF-"u8.ToArray(), UnreadableReason.UnsupportedType, "a PDF document"),
        ([0x50, 0x4B, 0x03, 0x04], UnreadableReason.UnsupportedType, "a ZIP archive or an office document"),
        ([0xD0, 0xCF, 0x11, 0xE0], UnreadableReason.UnsupportedType, "an old office document"),
        ("{\\rtf"u8.ToArray(), UnreadableReason.UnsupportedType, "a rich text (RTF) document"),
        ([0x89, 0x50, 0x4E, 0x47], UnreadableReason.Binary, "a PNG image"),
        ("GIF8"u8.ToArray(), UnreadableReason.Binary, "a GIF image"),
        ([0xFF, 0xD8, 0xFF], UnreadableReason.Binary, "a JPEG image"),
        ("RIFF"u8.ToArray(), UnreadableReason.Binary, "an image, sound or video file"),
        ("OggS"u8.ToArray(), UnreadableReason.Binary, "a sound or video file"),
        ("ID3"u8.ToArray(), UnreadableReason.Binary, "a sound file"),
        ([0x1F, 0x8B], UnreadableReason.Binary, "a gzip archive"),
        ("BZh"u8.ToArray(), UnreadableReason.Binary, "a bzip2 archive"),
        ([0x37, 0x7A, 0xBC, 0xAF], UnreadableReason.Binary, "a 7-Zip archive"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], UnreadableReason.Binary, "an xz archive"),
        ([0x28, 0xB5, 0x2F, 0xFD], UnreadableReason.Binary, "a Zstandard archive"),
        ([0x7F, 0x45, 0x4C, 0x46], UnreadableReason.Binary, "a program"),
        ("SQLite format 3"u8.ToArray(), UnreadableReason.Binary, "a SQLite database"),
    ];

    private static readonly HashSet<string> UnreadTypes = new(StringComparer.OrdinalIgnoreCase) { "image", "audio", "video", "font", "model" };

    /// <summary>Throws unless the content can be text.</summary>
    /// <exception cref="UnreadableDocumentException">The content is empty, too long, or no text.</exception>
    public static void Check(ReadOnlySpan<byte> content, DocumentHints hints)
    {
        if (content.IsEmpty)
        {
            throw new UnreadableDocumentException(UnreadableReason.Empty, "The document is empty.");
        }

        foreach (var (magic, reason, what) in Known)
        {
            if (content.StartsWith(magic) && (magic.Length > 3 || HasControls(content)))
            {
                throw new UnreadableDocumentException(reason, $"The document is {what}, which is not read.{Way(what)}");
            }
        }

        var mediaType = FormatSniffer.MediaType(hints.MediaType);
        if (UnreadTypes.Contains(mediaType.Split('/')[0]) || mediaType.Equals("application/pdf", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnreadableDocumentException(UnreadableReason.UnsupportedType, $"Documents of type {mediaType} are not read.");
        }

        if (content.Length > DocumentReader.MaxBytes)
        {
            throw new UnreadableDocumentException(
                UnreadableReason.TooLong,
                $"The document has {content.Length / (1024.0 * 1024.0):F1} MiB; at most {DocumentReader.MaxBytes / (1024 * 1024)} MiB are read. Split it into parts.");
        }

        if (HasControls(content) && !EncodingDetector.IsUtf16(content))
        {
            throw new UnreadableDocumentException(UnreadableReason.Binary, "The document is not text: it holds NUL or control bytes.");
        }
    }

    private static string Way(string what) =>
        what.Contains("RTF", StringComparison.Ordinal) ? " Save it as .docx, .html or plain text." : "";

    /// <summary>Whether a beginning of the content has NUL bytes, or more control bytes than text with stray ones.</summary>
    private static bool HasControls(ReadOnlySpan<byte> content)
    {
        var sample = content[..Math.Min(content.Length, SampleBytes)];
        var controls = 0;
        foreach (var value in sample)
        {
            if (value == 0)
            {
                return true;
            }

            controls += value < 0x20 && value is not (0x09 or 0x0A or 0x0B or 0x0C or 0x0D or 0x1B or 0x08) ? 1 : 0;
        }

        return controls > 4 && controls * 50 > sample.Length;
    }
}
