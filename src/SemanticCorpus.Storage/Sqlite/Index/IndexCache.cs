using SemanticCorpus.Storage.Sqlite.Database;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>The newest index, loaded when first asked for and brought up to date by the searches themselves, whichever
/// process wrote.</summary>
internal sealed class IndexCache(int dimensions)
{
    private readonly Lock _updating = new();
    private volatile SearchIndex _newest = SearchIndex.Empty;

    /// <summary>The index of exactly the state that a read transaction sees.</summary>
    /// <returns>The index, or null where others have gone on to a later state; a new transaction sees that.</returns>
    public SearchIndex? TryGet(Connection connection, CancellationToken cancellationToken)
    {
        var generation = IndexUpdate.Generation(connection);
        if (_newest.Generation < generation)
        {
            lock (_updating)
            {
                if (_newest.Generation < generation)
                {
                    _newest = IndexUpdate.Run(connection, _newest, dimensions, cancellationToken);
                }
            }
        }

        var newest = _newest;
        return newest.Generation == generation ? newest : null;
    }
}
