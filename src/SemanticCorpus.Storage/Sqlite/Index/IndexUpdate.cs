using System.Runtime.CompilerServices;
using SemanticCorpus.Storage.Sqlite.Blobs;
using SemanticCorpus.Storage.Sqlite.Database;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>Brings an index up to the state that a read transaction sees.</summary>
/// <remarks>New documents become a segment of their own, together with the segments before it that are no larger; so
/// sizes grow at least twofold from the newest to the oldest, there are few segments, and a passage is read again only
/// as often as the corpus doubles. A segment of which more than half is gone is read again too.</remarks>
internal sealed class IndexUpdate
{
    private readonly Connection _connection;
    private readonly SearchIndex _old;
    private readonly SegmentLoader _loader;
    private readonly List<SegmentView> _views;
    private int[] _tokens;
    private long _totalLength;

    private IndexUpdate(Connection connection, SearchIndex old, int dimensions)
    {
        _connection = connection;
        _old = old;
        _loader = new SegmentLoader(connection, dimensions);
        _views = [.. old.Segments];
        _tokens = (int[])old.TokenFrequencies.Clone();
        _totalLength = old.TotalLength;
    }

    /// <summary>The number of the last change that a transaction sees.</summary>
    public static long Generation(Connection connection) => connection.Scalar("SELECT max(generation) FROM changes");

    /// <param name="connection">A connection within a read transaction.</param>
    /// <param name="old">An index of an earlier change, or <see cref="SearchIndex.Empty"/>.</param>
    /// <param name="dimensions">Components of an embedding.</param>
    /// <param name="cancellationToken">Ends the update.</param>
    /// <exception cref="FormatException">The stored index is damaged.</exception>
    public static SearchIndex Run(Connection connection, SearchIndex old, int dimensions, CancellationToken cancellationToken)
    {
        var generation = Generation(connection);
        var oldest = connection.Scalar("SELECT min(generation) FROM changes");
        var reachable = old.Generation > 0 && old.Generation + 1 >= oldest;
        return new IndexUpdate(connection, reachable ? old : SearchIndex.Empty, dimensions).Run(generation, cancellationToken);
    }

    private SearchIndex Run(long generation, CancellationToken cancellationToken)
    {
        if (_old.Generation > 0)
        {
            Remove();
        }

        Compact(cancellationToken);
        var last = _connection.Scalar("SELECT max(key) FROM documents");
        Add(last, cancellationToken);
        return new SearchIndex(generation, Math.Max(last, _old.LastDocument), [.. _views], _totalLength, _tokens);
    }

    private void Remove()
    {
        var removed = new List<int>[_views.Count];
        using var statement = _connection.Prepare("SELECT removed, removed_tokens FROM changes WHERE generation > ? AND removed IS NOT NULL")
            .Bind(_old.Generation);
        while (statement.Step())
        {
            var key = statement.Long(0);
            var place = -1;
            var i = _views.FindIndex(view => (place = view.Segment.Find(key)) >= 0);
            if (i < 0)
            {
                continue;
            }

            var segment = _views[i].Segment;
            _totalLength -= segment.LengthOf(segment.Document(place));
            (removed[i] ??= []).Add(place);
            for (var reader = CountsBlob.Read(statement.Blob(1)); reader.Next();)
            {
                _tokens[reader.Id] -= reader.Count;
            }
        }

        for (var i = 0; i < removed.Length; i++)
        {
            _views[i] = removed[i] is { } places ? _views[i].Without(places) : _views[i];
        }
    }

    private void Compact(CancellationToken cancellationToken)
    {
        for (var i = _views.Count - 1; i >= 0; i--)
        {
            var view = _views[i];
            if (view.Alive * 2 < view.Segment.Passages)
            {
                var loaded = _loader.Load(
                    view.Segment.Document(0).Key, view.Segment.Document(view.Segment.Documents - 1).Key, static (_, _) => { }, cancellationToken);
                _views.RemoveAt(i);
                _views.InsertRange(i, loaded.Select(segment => new SegmentView(segment)));
            }
        }
    }

    private void Add(long last, CancellationToken cancellationToken)
    {
        var from = _old.LastDocument + 1;
        using (var statement = _connection.Prepare("SELECT coalesce(sum(passages), 0) FROM documents WHERE key >= ?").Bind(from))
        {
            statement.Step();
            var size = statement.Long(0);
            if (size == 0)
            {
                return;
            }

            while (_views.Count > 0 && _views[^1].Alive <= size && _views[^1].Alive + size <= SegmentLoader.MaxPassages)
            {
                size += _views[^1].Alive;
                from = _views[^1].Segment.Document(0).Key;
                _views.RemoveAt(_views.Count - 1);
            }
        }

        foreach (var segment in _loader.Load(from, last, Count, cancellationToken))
        {
            for (var place = segment.Documents - 1; place >= 0 && segment.Document(place) is var document && document.Key > _old.LastDocument; place--)
            {
                _totalLength += segment.LengthOf(document);
            }

            _views.Add(new SegmentView(segment));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(long document, ReadOnlySpan<byte> tokens)
    {
        if (document <= _old.LastDocument)
        {
            return;
        }

        for (var reader = CountsBlob.Read(tokens); reader.Next();)
        {
            if (reader.Id > PassageValidation.LargestTokenId)
            {
                throw new FormatException($"There is no word piece {reader.Id}.");
            }

            if (reader.Id >= _tokens.Length)
            {
                Array.Resize(ref _tokens, Math.Max(reader.Id + 1, _tokens.Length * 2));
            }

            _tokens[reader.Id] += reader.Count;
        }
    }
}
