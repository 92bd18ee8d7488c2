namespace SemanticCorpus.Documents.Markdown;

/// <summary>
/// The block between two lines of three dashes at the top of a Markdown file, read as lines of "key: value" with lists in brackets or as
/// indented items. Anything beyond that is passed over; it is not a YAML reader.
/// </summary>
internal static class FrontMatter
{
    private const int MostLines = 200;

    /// <summary>The values by key (lower case), a list having several; empty where there is no front matter.</summary>
    public static Dictionary<string, List<string>> Read(string text)
    {
        var values = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        using var lines = new StringReader(text.Length > 65536 ? text[..65536] : text);
        if (lines.ReadLine()?.TrimEnd() != "---")
        {
            return values;
        }

        List<string>? current = null;
        for (var read = 0; read < MostLines && lines.ReadLine() is { } line; read++)
        {
            var trimmed = line.Trim();
            if (trimmed is "---" or "...")
            {
                return values;
            }

            if (trimmed.StartsWith("- ", StringComparison.Ordinal))
            {
                current?.Add(Unquote(trimmed[2..]));
            }
            else if (trimmed.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && !char.IsWhiteSpace(line[0]) && trimmed[0] != '#')
            {
                values[trimmed[..colon].Trim()] = current = ValuesOf(trimmed[(colon + 1)..].Trim());
            }
        }

        // Without a closing line it was not front matter.
        return new Dictionary<string, List<string>>();
    }

    /// <summary>The metadata that the values give.</summary>
    public static DocumentMetadata ToMetadata(Dictionary<string, List<string>> values)
    {
        string[] known = ["title", "author", "authors", "date", "published", "tags", "keywords", "lang", "language", "url", "canonical_url", "canonical", "site"];
        var url = First(values, "canonical_url", "canonical", "url");
        return new DocumentMetadata
        {
            Title = First(values, "title"),
            Author = Joined(values, "author") ?? Joined(values, "authors"),
            Published = WrittenDate.Parse(First(values, "date", "published")),
            Tags = values.GetValueOrDefault("tags") ?? values.GetValueOrDefault("keywords") ?? [],
            Language = First(values, "lang", "language"),
            Site = First(values, "site"),
            Url = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri!.AbsoluteUri : null,
            Properties = values
                .Where(pair => !known.Contains(pair.Key, StringComparer.OrdinalIgnoreCase) && pair.Value.Count > 0)
                .ToDictionary(pair => pair.Key, pair => string.Join(", ", pair.Value)),
        };
    }

    private static List<string> ValuesOf(string value)
    {
        if (value.Length == 0)
        {
            return [];
        }

        return value[0] == '[' && value[^1] == ']'
            ? [.. value[1..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Unquote)]
            : [Unquote(value)];
    }

    private static string Unquote(string value)
    {
        var text = value.Trim();
        return text.Length >= 2 && text[0] is '"' or '\'' && text[^1] == text[0] ? text[1..^1] : text;
    }

    private static string? First(Dictionary<string, List<string>> values, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (values.TryGetValue(key, out var found) && found.Count > 0 && found[0].Length > 0)
            {
                return found[0];
            }
        }

        return null;
    }

    private static string? Joined(Dictionary<string, List<string>> values, string key) =>
        values.TryGetValue(key, out var found) && found.Count > 0 ? string.Join(", ", found) : null;
}
