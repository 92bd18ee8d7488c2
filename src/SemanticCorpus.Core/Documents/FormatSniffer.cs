using System.Collections.Frozen;

namespace SemanticCorpus.Documents;

/// <summary>Tells what kind of document a content is, from its media type, its file name and its beginning.</summary>
internal static class FormatSniffer
{
    private static readonly Dictionary<string, DocumentFormat> ByMediaType = new(StringComparer.OrdinalIgnoreCase)
    {
        ["text/html"] = DocumentFormat.Html,
        ["application/xhtml+xml"] = DocumentFormat.Html,
        ["text/markdown"] = DocumentFormat.Markdown,
        ["text/x-markdown"] = DocumentFormat.Markdown,
    };

    private static readonly Dictionary<string, DocumentFormat> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = DocumentFormat.Html,
        [".htm"] = DocumentFormat.Html,
        [".xhtml"] = DocumentFormat.Html,
        [".shtml"] = DocumentFormat.Html,
        [".md"] = DocumentFormat.Markdown,
        [".markdown"] = DocumentFormat.Markdown,
        [".mdown"] = DocumentFormat.Markdown,
        [".mkd"] = DocumentFormat.Markdown,
        [".mdx"] = DocumentFormat.Markdown,
        [".rst"] = DocumentFormat.ReStructuredText,
    };

    private static readonly FrozenSet<string> CodeExtensions = new[]
    {
        ".bash", ".c", ".cc", ".clj", ".cpp", ".cs", ".dart", ".erl", ".ex", ".exs", ".f90", ".fs", ".go", ".h", ".hpp", ".hs", ".java", ".jl", ".js",
        ".jsx", ".kt", ".lua", ".m", ".ml", ".mm", ".php", ".pl", ".proto", ".ps1", ".py", ".r", ".rb", ".rs", ".scala", ".sh", ".sql", ".swift", ".ts",
        ".tsx", ".vb", ".zig",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The extensions of text files that are documents as a rule.</summary>
    public static IEnumerable<string> Extensions => [".txt", ".text", .. ByExtension.Keys, .. CodeExtensions];

    private static readonly string[] HtmlBeginnings = ["<!doctype html", "<html", "<head", "<body"];

    /// <summary>The format of a decoded text.</summary>
    public static DocumentFormat Of(string text, DocumentHints hints)
    {
        if (ByMediaType.TryGetValue(MediaType(hints.MediaType), out var declared))
        {
            return declared;
        }

        if (hints.FileName is { } name && ByExtension.TryGetValue(Path.GetExtension(name), out var named))
        {
            return named;
        }

        if (CodeExtensions.Contains(Path.GetExtension(hints.FileName) ?? ""))
        {
            return DocumentFormat.SourceCode;
        }

        return LooksLikeHtml(text) ? DocumentFormat.Html : DocumentFormat.PlainText;
    }

    /// <summary>The media type without its parameters; empty where there is none.</summary>
    public static string MediaType(string? declared) => declared is null ? "" : declared.Split(';')[0].Trim();

    /// <summary>The charset parameter of a media type, or null.</summary>
    public static string? Charset(string? declared)
    {
        foreach (var parameter in declared?.Split(';').Skip(1) ?? [])
        {
            var parts = parameter.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length == 2 && parts[0].Equals("charset", StringComparison.OrdinalIgnoreCase))
            {
                return parts[1].Trim('"');
            }
        }

        return null;
    }

    private static bool LooksLikeHtml(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 2048)).TrimStart();
        if (head.StartsWith("<?xml"))
        {
            var end = head.IndexOf("?>");
            head = end < 0 ? head : head[(end + 2)..].TrimStart();
        }

        while (head.StartsWith("<!--") && head.IndexOf("-->") is >= 0 and var end)
        {
            head = head[(end + 3)..].TrimStart();
        }

        foreach (var beginning in HtmlBeginnings)
        {
            if (head.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
