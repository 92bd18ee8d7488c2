using System.Buffers;
using System.Text;

namespace SemanticCorpus.Documents.Encodings;

/// <summary>The charset an HTML or XML document names in its first kilobyte: a meta element or the XML declaration.</summary>
internal static class DeclaredCharset
{
    private const int SearchedBytes = 1024;

    private static readonly SearchValues<char> EndOfValue = SearchValues.Create(" \t\r\n\"';/>?");

    public static string? Find(ReadOnlySpan<byte> content)
    {
        var head = Encoding.Latin1.GetString(content[..Math.Min(content.Length, SearchedBytes)]);
        if (head.StartsWith("<?xml", StringComparison.Ordinal))
        {
            return ValueAfter(head, "encoding", 0, Math.Max(0, head.IndexOf("?>", StringComparison.Ordinal)));
        }

        for (var at = 0; (at = head.IndexOf("<meta", at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = head.IndexOf('>', at);
            if (ValueAfter(head, "charset", at, end < 0 ? head.Length : end) is { Length: > 0 } charset)
            {
                return charset;
            }
        }

        return null;
    }

    private static string? ValueAfter(string head, string name, int from, int to)
    {
        var at = head.IndexOf(name, from, to - from, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var rest = head[(at + name.Length)..to].TrimStart();
        if (!rest.StartsWith('='))
        {
            return null;
        }

        rest = rest[1..].TrimStart(' ', '\t', '\r', '\n', '"', '\'');
        var end = rest.AsSpan().IndexOfAny(EndOfValue);
        return end < 0 ? rest : rest[..end];
    }
}
