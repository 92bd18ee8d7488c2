using System.Collections.Concurrent;
using SemanticCorpus.Server.Corpora;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Server.Overview;

/// <summary>Draws corpora, each anew only when it has changed.</summary>
internal sealed class CorpusMaps
{
    private const int ReadAtOnce = 256;
    private readonly ConcurrentDictionary<string, Drawn> drawn = new(StringComparer.Ordinal);

    /// <summary>The map of a corpus.</summary>
    public async Task<(MapJson Map, Projection Projection)> GetAsync(OpenCorpus corpus, int limit, CancellationToken cancellationToken)
    {
        var changed = (await corpus.Store.GetStatusAsync(cancellationToken).ConfigureAwait(false)).LastChanged;
        if (!drawn.TryGetValue(corpus.Name, out var map) || map.Changed != changed || map.Limit != limit || map.Store != corpus.Store)
        {
            map = await DrawAsync(corpus.Store, changed, limit, cancellationToken).ConfigureAwait(false);
            drawn[corpus.Name] = map;
        }

        return (map.Map, map.Projection);
    }

    private static async Task<Drawn> DrawAsync(ICorpusStore store, DateTimeOffset? changed, int limit, CancellationToken cancellationToken)
    {
        var ids = new List<PassageId>();
        await foreach (var document in store.ListDocumentsAsync(new CorpusFilter(), cancellationToken).ConfigureAwait(false))
        {
            ids.AddRange(Enumerable.Range(0, document.Passages).Select(place => new PassageId(document.Id, place)));
        }

        var passages = new List<StoredPassage>();
        foreach (var batch in EvenSample.Of(ids, limit).Chunk(ReadAtOnce))
        {
            passages.AddRange(await store.GetPassagesAsync(batch, cancellationToken).ConfigureAwait(false));
        }

        var projection = Projection.Of([.. passages.Select(passage => passage.Passage.Embedding)], cancellationToken);
        var points = passages.ConvertAll(passage =>
        {
            var (x, y) = projection.Place(passage.Passage.Embedding.Span);
            return new MapPointJson(passage.Passage.Id.ToString(), passage.Document.Id, passage.Document.Metadata.Title, x, y, passage.Passage.Text);
        });
        var documents = passages.Select(passage => passage.Document).DistinctBy(document => document.Id)
            .Select((document, i) => new MapDocumentJson(document.Id, document.Metadata.Title, i));
        return new Drawn(store, changed, limit, new MapJson(points, [.. documents]), projection);
    }

    private sealed record Drawn(ICorpusStore Store, DateTimeOffset? Changed, int Limit, MapJson Map, Projection Projection);
}
