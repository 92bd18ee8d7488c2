namespace SemanticCorpus.Documents;

/// <summary>What is known of a document beside its text.</summary>
public sealed record DocumentMetadata
{
    /// <summary>The title, or null where none was found.</summary>
    public string? Title { get; init; }

    /// <summary>The author or authors as the document names them.</summary>
    public string? Author { get; init; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>The canonical address, absolute, http or https.</summary>
    public string? Url { get; init; }

    /// <summary>The name of the site or publication.</summary>
    public string? Site { get; init; }

    /// <summary>BCP 47 language tag, as the document declares it.</summary>
    public string? Language { get; init; }

    /// <summary>Labels given by the user or the document.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Free metadata, by name.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    /// <summary>This metadata with what is given elsewhere: what <paramref name="given"/> sets takes precedence, its tags are added.</summary>
    public DocumentMetadata With(DocumentMetadata given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var properties = new Dictionary<string, string>(Properties, StringComparer.Ordinal);
        foreach (var (name, value) in given.Properties)
        {
            properties[name] = value;
        }

        return new DocumentMetadata
        {
            Title = given.Title ?? Title,
            Author = given.Author ?? Author,
            Published = given.Published ?? Published,
            Url = given.Url ?? Url,
            Site = given.Site ?? Site,
            Language = given.Language ?? Language,
            Tags = [.. Tags.Union(given.Tags, StringComparer.OrdinalIgnoreCase)],
            Properties = properties,
        };
    }

    /// <summary>Everything in it as a text that changes with it.</summary>
    internal string Shape() => string.Join('\n', [
        $"title {Title}", $"author {Author}", $"published {Published:O}", $"url {Url}", $"site {Site}", $"language {Language}",
        .. Tags.Select(tag => $"tag {tag}"),
        .. Properties.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => $"property {property.Key}={property.Value}"),
    ]);
}
