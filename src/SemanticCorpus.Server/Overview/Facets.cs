using SemanticCorpus.Storage;

namespace SemanticCorpus.Server.Overview;

/// <summary>Counts what documents can be narrowed by.</summary>
internal static class Facets
{
    private const int Most = 100;

    public static async Task<FacetsJson> CountAsync(ICorpusStore store, CancellationToken cancellationToken)
    {
        var sources = new Dictionary<string, int>(StringComparer.Ordinal);
        var tags = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var authors = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        DateTimeOffset? earliest = null;
        DateTimeOffset? latest = null;
        await foreach (var document in store.ListDocumentsAsync(new CorpusFilter(), cancellationToken).ConfigureAwait(false))
        {
            Add(sources, GroupOf(document.Source));
            foreach (var tag in document.Metadata.Tags)
            {
                Add(tags, tag);
            }

            if (document.Metadata.Author is { Length: > 0 } author)
            {
                Add(authors, author);
            }

            if (document.Metadata.Published is { } published)
            {
                earliest = earliest < published ? earliest : published;
                latest = latest > published ? latest : published;
            }
        }

        return new FacetsJson(Top(sources), Top(tags), Top(authors), earliest, latest);
    }

    /// <summary>The site of an address, the folder of a path, or the source itself where it has neither.</summary>
    private static string GroupOf(string source)
    {
        if (Uri.TryCreate(source, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        {
            var site = source.IndexOf('/', source.IndexOf("://", StringComparison.Ordinal) + 3);
            return site < 0 ? source : source[..(site + 1)] + "*";
        }

        var folder = source.LastIndexOfAny(['/', '\\']);
        return folder < 0 ? source : source[..(folder + 1)] + "*";
    }

    private static void Add(Dictionary<string, int> counts, string value) => counts[value] = counts.GetValueOrDefault(value) + 1;

    private static FacetJson[] Top(Dictionary<string, int> counts) =>
        [.. counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Take(Most).Select(count => new FacetJson(count.Key, count.Value))];
}
