using SemanticCorpus.Chunking;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Storage;

namespace SemanticCorpus.Ingestion;

/// <summary>The passages of a document's stored version, by exactly the text that was embedded for them: a passage of the new version with
/// the same text need not be embedded again. Nothing is compared by a hash, and a corpus never holds vectors of two models.</summary>
public sealed class EarlierPassages
{
    private readonly Dictionary<string, PassageRecord> passages = new(StringComparer.Ordinal);

    private EarlierPassages()
    {
    }

    /// <summary>No passages: everything is embedded.</summary>
    public static EarlierPassages None { get; } = new();

    /// <summary>Reads the stored passages of a document.</summary>
    /// <param name="store">The store.</param>
    /// <param name="document">What the store holds of the document.</param>
    /// <param name="count">Counts the model's tokens.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async Task<EarlierPassages> ReadAsync(ICorpusStore store, DocumentSummary document, TokenCounter count, CancellationToken cancellationToken)
    {
        PassageId[] ids = [.. Enumerable.Range(0, document.Passages).Select(position => new PassageId(document.Id, position))];
        var earlier = new EarlierPassages();
        foreach (var found in await store.GetPassagesAsync(ids, cancellationToken).ConfigureAwait(false))
        {
            var context = ChunkContext.For(found.Document.Metadata.Title, found.Passage.HeadingPath, count);
            earlier.passages[PassageBuilder.Embedded(context, found.Passage.Text)] = found.Passage;
        }

        return earlier;
    }

    /// <summary>The stored passage of a text, or null.</summary>
    /// <param name="embedded">The text as it is embedded, context included.</param>
    /// <param name="tokenVectors">Whether it must have token vectors.</param>
    internal PassageRecord? Find(string embedded, bool tokenVectors) =>
        passages.TryGetValue(embedded, out var passage) && (!tokenVectors || passage.Tokens is not null) ? passage : null;
}
