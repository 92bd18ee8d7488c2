using System.Collections.Concurrent;
using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant;

/// <summary>In how many passages a term or word piece occurs, and which sources there are; kept until the corpus changes.</summary>
internal sealed class Frequencies(Collection collection)
{
    private const int MostKept = 200_000;
    private const int MostSources = 1_000_000;
    private Revision _current = new(-1);

    public async Task<Dictionary<long, long>> CountAsync(string field, IEnumerable<long> values, long revision, CancellationToken cancellationToken)
    {
        var known = At(revision).Counts;
        var wanted = values.Distinct().ToArray();
        var counts = await Task.WhenAll(wanted.Select(async value => known.TryGetValue((field, value), out var count)
            ? count
            : known[(field, value)] = await collection.CountAsync(
                new Filter([PayloadFields.Is(PayloadFields.Kind, Payload.PassageKind), PayloadFields.Is(field, value)]), cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        return wanted.Zip(counts).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    /// <summary>The sources that a filter's list means, prefixes resolved; null where it does not restrict.</summary>
    public async Task<IReadOnlyList<string>?> ResolveAsync(IReadOnlyList<string> sources, long revision, CancellationToken cancellationToken)
    {
        if (sources.Count == 0 || sources.Contains("*"))
        {
            return null;
        }

        var prefixes = sources.Where(source => source.EndsWith('*')).Select(source => source[..^1]).ToArray();
        var named = sources.Where(source => !source.EndsWith('*'));
        if (prefixes.Length == 0)
        {
            return [.. named];
        }

        var at = At(revision);
        at.Sources ??= await AllAsync(cancellationToken).ConfigureAwait(false);
        return [.. named.Concat(at.Sources.Where(source => prefixes.Any(prefix => source.StartsWith(prefix, StringComparison.Ordinal)))).Distinct()];
    }

    private async Task<string[]> AllAsync(CancellationToken cancellationToken)
    {
        var request = new FacetRequest(PayloadFields.Source, MostSources, new Filter([PayloadFields.Is(PayloadFields.Kind, Payload.DocumentKind)]));
        return [.. (await collection.FacetAsync(request, cancellationToken).ConfigureAwait(false)).Select(hit => hit.Value.GetString()!)];
    }

    private Revision At(long revision)
    {
        var current = _current;
        if (current.Number != revision || current.Counts.Count > MostKept)
        {
            _current = current = new Revision(revision);
        }

        return current;
    }

    private sealed class Revision(long number)
    {
        public long Number => number;

        public ConcurrentDictionary<(string Field, long Value), long> Counts { get; } = new();

        public string[]? Sources { get; set; }
    }
}
