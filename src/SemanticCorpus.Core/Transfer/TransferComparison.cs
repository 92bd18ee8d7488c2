using SemanticCorpus.Storage;

namespace SemanticCorpus.Transfer;

/// <summary>What two stores hold of the same documents after one was moved into the other.</summary>
/// <param name="Documents">Documents that both have in the same version.</param>
/// <param name="Passages">Passages of these documents.</param>
/// <param name="Differing">Documents of the source that the target lacks or has in another version.</param>
/// <param name="Others">Documents that only the target has.</param>
public sealed record TransferComparison(long Documents, long Passages, long Differing, long Others)
{
    /// <summary>Goes through both lists of documents.</summary>
    /// <param name="source">Where the documents came from.</param>
    /// <param name="target">Where they went.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    /// <exception cref="StoreUnavailableException">A store cannot be read.</exception>
    public static async Task<TransferComparison> RunAsync(ICorpusStore source, ICorpusStore target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        var (documents, passages, differing, others) = (0L, 0L, 0L, 0L);
        var there = target.ListDocumentsAsync(new CorpusFilter(), cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (there.ConfigureAwait(false))
        {
            // Both lists are in the order of ids.
            var more = await there.MoveNextAsync().ConfigureAwait(false);
            await foreach (var document in source.ListDocumentsAsync(new CorpusFilter(), cancellationToken).ConfigureAwait(false))
            {
                while (more && string.CompareOrdinal(there.Current.Id, document.Id) < 0)
                {
                    others++;
                    more = await there.MoveNextAsync().ConfigureAwait(false);
                }

                if (!more || there.Current.Id != document.Id)
                {
                    differing++;
                    continue;
                }

                var same = (there.Current.ContentHash, there.Current.IngestedAt, there.Current.Passages) == (document.ContentHash, document.IngestedAt, document.Passages);
                documents += same ? 1 : 0;
                passages += same ? document.Passages : 0;
                differing += same ? 0 : 1;
                more = await there.MoveNextAsync().ConfigureAwait(false);
            }

            while (more)
            {
                others++;
                more = await there.MoveNextAsync().ConfigureAwait(false);
            }
        }

        return new TransferComparison(documents, passages, differing, others);
    }
}
