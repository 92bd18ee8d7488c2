using SemanticCorpus.Embeddings;
using SemanticCorpus.Ingestion;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Transfer;

/// <summary>Puts whole documents into a store without embedding them again. The terms of keyword search are not carried along:
/// they are analyzed anew, so that they fit the analyzer of this version.</summary>
/// <param name="store">The store.</param>
/// <param name="count">The token counter of the corpus's model.</param>
public sealed class CorpusWriter(ICorpusStore store, TokenCounter count)
{
    /// <summary>Stores a document, unless the very same version is there already, so that a transfer that was stopped goes on where it was.</summary>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Ends the call with nothing stored.</param>
    /// <returns>Whether it had to be stored.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public async Task<bool> WriteAsync(FinishedDocument document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var record = document.Document;
        var present = await store.GetSummaryAsync(record.Id, cancellationToken).ConfigureAwait(false);
        if (present is not null && present.ContentHash == record.ContentHash && present.IngestedAt == record.IngestedAt
            && present.Passages == document.Passages.Count)
        {
            return false;
        }

        var passages = document.Passages
            .Select(passage => passage with { Terms = PassageBuilder.Terms(record.Metadata.Title, passage.HeadingPath, passage.Text, count) })
            .ToList();
        await store.ReplaceDocumentAsync(record, passages, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
