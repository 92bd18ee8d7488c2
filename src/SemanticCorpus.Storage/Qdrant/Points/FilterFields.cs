using System.Globalization;
using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant.Points;

/// <summary>The fields that filters look at, and filters over them. Documents and passages carry the same.</summary>
internal static class FilterFields
{
    /// <summary>Each field that is looked at, with its index.</summary>
    public static readonly IReadOnlyList<IndexRequest> Indexes =
    [
        .. new[] { "kind", "generation", "document_id", "source", "tags", "author", "properties" }.Select(name => new IndexRequest(name, new IndexField("keyword"))),
        new IndexRequest("published", new IndexField("datetime")),
        .. new[] { "source_prefixes", "terms", "pieces" }.Select(name => new IndexRequest(name, new IndexField("integer", OnDisk: true, Lookup: true, Range: false))),
    ];

    public static PointPayload Of(DocumentRecord document) => new()
    {
        DocumentId = document.Id,
        Source = document.Source,
        SourcePrefixes = TextHash.OfPrefixes(document.Source),
        Tags = [.. document.Metadata.Tags.Select(Fold).Distinct()],
        Author = document.Metadata.Author is { } author ? Fold(author) : null,
        Published = document.Metadata.Published?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
        Properties = [.. document.Metadata.Properties.Select(Pair)],
    };

    /// <summary>Conditions for a filter; empty where nothing is restricted.</summary>
    /// <exception cref="ArgumentException">A prefix is too long.</exception>
    public static List<Condition> Of(CorpusFilter filter)
    {
        var conditions = new List<Condition>();
        if (filter.Sources.Count > 0 && !filter.Sources.Contains("*"))
        {
            var prefixes = filter.Sources.Where(s => s.EndsWith('*')).Select(s => PrefixHash(s[..^1])).ToArray();
            var whole = filter.Sources.Where(s => !s.EndsWith('*')).ToArray();
            Condition[] either = [Condition.Any("source", whole), Condition.AnyNumber("source_prefixes", prefixes)];
            conditions.Add(new Condition { Should = whole.Length == 0 ? [either[1]] : prefixes.Length == 0 ? [either[0]] : [.. either] });
        }

        conditions.AddRange(filter.Tags.Select(Fold).Distinct().Select(tag => Condition.Is("tags", tag)));
        if (filter.Authors.Count > 0)
        {
            conditions.Add(Condition.Any("author", filter.Authors.Select(Fold).Distinct()));
        }

        if (filter.DocumentIds.Count > 0)
        {
            conditions.Add(Condition.Any("document_id", filter.DocumentIds.Distinct()));
        }

        conditions.AddRange(filter.Properties.Select(property => Condition.Is("properties", Pair(property))));
        if (filter.PublishedFrom is not null || filter.PublishedBefore is not null)
        {
            conditions.Add(new Condition
            {
                Key = "published",
                Range = new DateRange { Gte = filter.PublishedFrom?.ToUniversalTime(), Lt = filter.PublishedBefore?.ToUniversalTime() },
            });
        }

        return conditions;
    }

    private static long PrefixHash(string prefix) => prefix.Length <= TextHash.LongestPrefix
        ? TextHash.OfPrefixes(prefix)[^1]
        : throw new ArgumentException(
            $"A source filter's prefix has {prefix.Length} characters; at most {TextHash.LongestPrefix} can be filtered by. Give a shorter one, or whole sources.");

    private static string Fold(string text) => text.ToUpperInvariant();

    // The name's length comes first, so that no other name and value give the same text.
    private static string Pair(KeyValuePair<string, string> property) => $"{property.Key.Length}:{property.Key}{property.Value}";
}
