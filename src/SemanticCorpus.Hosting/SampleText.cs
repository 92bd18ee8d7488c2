using System.Runtime.CompilerServices;
using SemanticCorpus.Storage;
using SemanticCorpus.Transfer;

namespace SemanticCorpus.Hosting;

/// <summary>Passages of a corpus, to fit something to the text that it really holds.</summary>
public static class SampleText
{
    /// <summary>Passages of the corpus, document by document; none where there is no corpus.</summary>
    /// <exception cref="StoreUnavailableException">The corpus is there but cannot be read.</exception>
    public static async IAsyncEnumerable<string> OfAsync(CorpusSettings settings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!(await CorpusStores.ListAsync(settings, cancellationToken).ConfigureAwait(false)).Contains(CorpusSettings.MainCorpus))
        {
            yield break;
        }

        await using var store = await CorpusStores.OpenAsync(settings, StoreMode.ReadOnly, null, cancellationToken).ConfigureAwait(false);
        await foreach (var document in CorpusReader.ReadAsync(store, cancellationToken).ConfigureAwait(false))
        {
            foreach (var passage in document.Passages)
            {
                yield return passage.Text;
            }
        }
    }
}
