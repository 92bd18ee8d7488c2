using SemanticCorpus.Storage.Sqlite.Database;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>The newest index, loaded when first asked for and brought up to date by the searches themselves, whichever
/// process wrote.</summary>
/// <param name="path">The database file.</param>
/// <param name="schema">What its vectors and keywords must be made with.</param>
/// <param name="folder">Where it is kept on disk.</param>
internal sealed class IndexCache(string path, CorpusSchema schema, IndexFolder folder)
{
    /// <summary>With fewer new passages than one in so many, what is on disk is new enough.</summary>
    private const int ShareWorthSaving = 8;

    private readonly Lock _updating = new();
    private volatile SearchIndex _newest = SearchIndex.Empty;
    private volatile SearchIndex _saved = SearchIndex.Empty;
    private bool _looked;
    private bool _checked;

    /// <summary>Whether enough has come since the index was last saved for saving it to be worth the while.</summary>
    public bool IsWorthSaving => IsWorth(_newest.Passages, _newest.Segments.Where(view => view.Segment.File is null).Sum(view => (long)view.Segment.Passages));

    /// <summary>The index of exactly the state that a read transaction sees.</summary>
    /// <returns>The index, or null where others have gone on to a later state; a new transaction sees that.</returns>
    /// <exception cref="ModelMismatchException">The corpus has been given another model.</exception>
    public SearchIndex? TryGet(Connection connection, CancellationToken cancellationToken)
    {
        var generation = IndexUpdate.Generation(connection);
        if (_newest.Generation < generation)
        {
            lock (_updating)
            {
                if (_newest.Generation < generation)
                {
                    // Another process may have given the corpus another model since it was opened.
                    CorpusFile.ReadSchema(connection, path, schema);
                    _newest = Update(connection, cancellationToken);
                }
            }
        }

        var newest = _newest;
        return newest.Generation == generation ? newest : null;
    }

    /// <summary>Keeps the index on disk, if there is enough in it that is not there yet. One call at a time.</summary>
    /// <param name="connection">A connection within a read transaction.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(Connection connection, CancellationToken cancellationToken)
    {
        var passages = connection.Scalar("SELECT coalesce(sum(passages), 0) FROM documents");
        lock (_updating)
        {
            Look(connection);
        }

        using (var statement = connection.Prepare("SELECT coalesce(sum(passages), 0) FROM documents WHERE key > ?").Bind(_saved.LastDocument))
        {
            statement.Step();
            if (!IsWorth(passages, statement.Long(0)))
            {
                return;
            }
        }

        if (TryGet(connection, cancellationToken) is { } index)
        {
            folder.Save(index, connection, cancellationToken);
            _saved = index;
        }
    }

    private static bool IsWorth(long passages, long unsaved) => passages >= IndexFolder.LeastPassages && unsaved > passages / ShareWorthSaving;

    private SearchIndex Update(Connection connection, CancellationToken cancellationToken)
    {
        Look(connection);
        var updated = IndexUpdate.Run(connection, _newest, schema.Model.Dimensions, cancellationToken);
        if (_checked || _saved.Generation == 0)
        {
            return updated;
        }

        // What came from the disk is believed once it has as many passages as the database.
        _checked = true;
        if (updated.Passages == connection.Scalar("SELECT coalesce(sum(passages), 0) FROM documents"))
        {
            return updated;
        }

        _saved = SearchIndex.Empty;
        return IndexUpdate.Run(connection, SearchIndex.Empty, schema.Model.Dimensions, cancellationToken);
    }

    private void Look(Connection connection)
    {
        if (!_looked)
        {
            _looked = true;
            _newest = _saved = folder.TryLoad(connection) ?? SearchIndex.Empty;
        }
    }
}
