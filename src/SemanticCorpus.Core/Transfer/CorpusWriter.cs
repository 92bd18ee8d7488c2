using System.Runtime.CompilerServices;
using SemanticCorpus.Analysis;
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
    private const int GroupPassages = 256;
    private const int GroupDocuments = 64;
    private const int GroupCharacters = 4_000_000;
    private const int GroupsAtOnce = 2;

    /// <summary>From how many documents on a load is so large that the store is told of it.</summary>
    public const long LargeLoad = 5_000;

    /// <summary>Stores a document, unless the very same version is there already, so that a transfer that was stopped goes on where it was.</summary>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Ends the call with nothing stored.</param>
    /// <returns>Whether it had to be stored.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public async Task<bool> WriteAsync(FinishedDocument document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (await IsPresentAsync(document, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        await store.ReplaceDocumentAsync(document.Document, Analyze(document), cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Stores many documents as <see cref="WriteAsync"/> does each, in groups, two groups at once.</summary>
    /// <param name="documents">The documents, each once.</param>
    /// <param name="expected">About how many there are.</param>
    /// <param name="done">Is told the number of documents dealt with, from one thread at a time.</param>
    /// <param name="cancellationToken">Ends the call; what was told is stored.</param>
    /// <returns>How many had to be stored, and how many were there.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written.</exception>
    public async Task<(int Stored, int Present)> WriteAllAsync(
        IAsyncEnumerable<FinishedDocument> documents, long expected, Action<int>? done = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var (stored, present) = (0, 0);
        var gate = new Lock();
        var load = expected >= LargeLoad ? await store.BeginLoadAsync(cancellationToken).ConfigureAwait(false) : null;
        try
        {
            await Parallel.ForEachAsync(
                GroupsAsync(documents, Skip, cancellationToken),
                new ParallelOptions { MaxDegreeOfParallelism = GroupsAtOnce, CancellationToken = cancellationToken },
                async (group, token) =>
                {
                    await store.ReplaceDocumentsAsync([.. group.Select(document => (document.Document, Analyze(document)))], token).ConfigureAwait(false);
                    Tell(group.Count, 0);
                }).ConfigureAwait(false);
        }
        finally
        {
            if (load is not null)
            {
                await load.DisposeAsync().ConfigureAwait(false);
            }
        }

        return (stored, present);

        void Skip() => Tell(0, 1);

        void Tell(int more, int there)
        {
            lock (gate)
            {
                stored += more;
                present += there;
                done?.Invoke(stored + present);
            }
        }
    }

    private async IAsyncEnumerable<List<FinishedDocument>> GroupsAsync(
        IAsyncEnumerable<FinishedDocument> documents, Action skip, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var group = new List<FinishedDocument>();
        var (passages, characters) = (0, 0L);
        await foreach (var document in documents.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (await IsPresentAsync(document, cancellationToken).ConfigureAwait(false))
            {
                skip();
                continue;
            }

            passages += document.Passages.Count;
            characters += document.Document.Original.Length + document.Document.Text.Length;
            group.Add(document);
            if (passages >= GroupPassages || group.Count >= GroupDocuments || characters >= GroupCharacters)
            {
                yield return group;
                (group, passages, characters) = ([], 0, 0);
            }
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private async Task<bool> IsPresentAsync(FinishedDocument document, CancellationToken cancellationToken) =>
        await store.GetSummaryAsync(document.Document.Id, cancellationToken).ConfigureAwait(false) is { } present
        && present.ContentHash == document.Document.ContentHash && present.IngestedAt == document.Document.IngestedAt
        && present.Passages == document.Passages.Count;

    private IReadOnlyList<PassageRecord> Analyze(FinishedDocument document)
    {
        var record = document.Document;
        var language = LanguageDetector.Of(record.Metadata.Language, record.Text);
        return [.. document.Passages.Select(passage => passage with
        {
            Terms = PassageBuilder.Terms(record.Metadata.Title, passage.HeadingPath, passage.Text, count, language),
        })];
    }
}
