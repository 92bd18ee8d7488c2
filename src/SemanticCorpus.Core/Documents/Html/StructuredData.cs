using System.Text.Json;
using AngleSharp.Dom;

namespace SemanticCorpus.Documents.Html;

/// <summary>What a page says of its article in JSON-LD (schema.org); null where it does not.</summary>
internal sealed record StructuredData
{
    private const int MaxObjects = 500;

    private static readonly string[] ArticleTypes = ["Article", "BlogPosting", "Posting", "Report", "Chapter", "Review", "QAPage", "HowTo", "Recipe"];
    private static readonly string[] PageTypes = ["WebPage", "ItemPage", "AboutPage", "FAQPage"];

    public string? Headline { get; init; }

    public string? Name { get; init; }

    public string? Author { get; init; }

    public string? Published { get; init; }

    public string? Publisher { get; init; }

    public string? Url { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Reads the first article the page describes, else the page itself; malformed data is passed over.</summary>
    public static StructuredData Of(IDocument document)
    {
        var objects = new List<JsonElement>();
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json']"))
        {
            try
            {
                using var json = JsonDocument.Parse(
                    WithoutWrapping(script.TextContent),
                    new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
                Collect(json.RootElement.Clone(), objects);
            }
            catch (JsonException)
            {
                continue;
            }
        }

        var article = objects.FirstOrDefault(candidate => HasType(candidate, ArticleTypes));
        var page = objects.FirstOrDefault(candidate => HasType(candidate, PageTypes));
        var described = article.ValueKind == JsonValueKind.Object ? article : page;
        return described.ValueKind == JsonValueKind.Object ? Read(described) : new StructuredData();
    }

    /// <summary>Some pages wrap the data in a CDATA section or a comment, as was once the custom for scripts.</summary>
    private static string WithoutWrapping(string script)
    {
        var json = script.Trim();
        foreach (var (open, close) in ((string, string)[])[("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>"), ("<!--", "-->")])
        {
            if (json.StartsWith(open, StringComparison.Ordinal))
            {
                json = json[open.Length..];
                json = json.EndsWith(close, StringComparison.Ordinal) ? json[..^close.Length] : json;
            }
        }

        return json;
    }

    private static StructuredData Read(JsonElement described) => new()
    {
        Headline = Text(described, "headline"),
        Name = Text(described, "name"),
        Author = Names(described, "author") ?? Names(described, "creator"),
        Published = Text(described, "datePublished") ?? Text(described, "dateCreated"),
        Publisher = Names(described, "publisher"),
        Url = Text(described, "url") ?? Text(described, "mainEntityOfPage"),
        Language = Text(described, "inLanguage"),
        Keywords = Strings(described, "keywords"),
    };

    private static void Collect(JsonElement element, List<JsonElement> objects)
    {
        if (objects.Count >= MaxObjects)
        {
            return;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item, objects);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            objects.Add(element);
            if (element.TryGetProperty("@graph", out var graph))
            {
                Collect(graph, objects);
            }
        }
    }

    private static bool HasType(JsonElement element, string[] types)
    {
        if (!element.TryGetProperty("@type", out var type))
        {
            return false;
        }

        var names = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray() : (IEnumerable<JsonElement>)[type];
        return names.Any(name => name.ValueKind == JsonValueKind.String
            && types.Any(known => name.GetString()!.EndsWith(known, StringComparison.OrdinalIgnoreCase)));
    }

    private static string? Text(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => PageText.Tidy(value.GetString()),
            JsonValueKind.Object => Text(value, "@id") ?? Text(value, "url"),
            _ => null,
        };
    }

    private static string? Names(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return null;
        }

        var people = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : (IEnumerable<JsonElement>)[value];
        var names = people
            .Select(person => person.ValueKind == JsonValueKind.Object ? Text(person, "name") : person.ValueKind == JsonValueKind.String ? PageText.Tidy(person.GetString()) : null)
            .Where(person => person is not null && !PageText.IsUrl(person))
            .Distinct();
        var joined = string.Join(", ", names);
        return joined.Length > 0 ? joined : null;
    }

    private static List<string> Strings(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return [];
        }

        IEnumerable<string?> strings = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            JsonValueKind.Array => value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()),
            _ => [],
        };
        return [.. strings.Select(PageText.Tidy).OfType<string>()];
    }
}
