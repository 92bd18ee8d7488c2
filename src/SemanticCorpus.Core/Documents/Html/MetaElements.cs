using AngleSharp.Dom;

namespace SemanticCorpus.Documents.Html;

/// <summary>The meta elements of a page, by name, property, itemprop or http-equiv.</summary>
internal sealed class MetaElements
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    public static MetaElements Of(IDocument document)
    {
        var elements = new MetaElements();
        foreach (var meta in document.QuerySelectorAll("meta[content]"))
        {
            var content = PageText.Tidy(meta.GetAttribute("content"));
            foreach (var attribute in (string[])["name", "property", "itemprop", "http-equiv"])
            {
                if (content is not null && PageText.Tidy(meta.GetAttribute(attribute)) is { } name)
                {
                    if (!elements._values.TryGetValue(name, out var values))
                    {
                        elements._values[name] = values = [];
                    }

                    values.Add(content);
                }
            }
        }

        return elements;
    }

    public IReadOnlyList<string> All(string name) => _values.GetValueOrDefault(name) ?? [];

    /// <summary>The first value of the first name that has one.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_values.TryGetValue(name, out var values))
            {
                return values[0];
            }
        }

        return null;
    }
}
