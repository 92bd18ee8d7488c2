using System.Text;
using SemanticCorpus.Documents;

namespace SemanticCorpus.Formats.Tables;

/// <summary>The text of a table's file.</summary>
internal static class TableText
{
    /// <exception cref="UnreadableDocumentException">It is in no encoding that can be told.</exception>
    public static string Decode(ReadOnlyMemory<byte> content)
    {
        try
        {
            // The reader takes a byte order mark for what it is.
            using var reader = new StreamReader(new MemoryStream(content.ToArray()), new UTF8Encoding(false, throwOnInvalidBytes: true));
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(content.Span);
        }
    }
}
