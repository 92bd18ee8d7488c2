using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using SemanticCorpus.Analysis;
using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Storage;
using SemanticCorpus.Transfer;

namespace SemanticCorpus.Ingestion;

/// <summary>Takes documents into a corpus: read, extract, clean, skip if unchanged, split, embed, store. Each document is stored
/// in one transaction; one that fails is reported and leaves the others and its own earlier version alone.</summary>
public sealed class CorpusIngestor
{
    /// <summary>Changes when extraction, cleaning or splitting changes, so that documents are taken in again.</summary>
    private const string PipelineVersion = "2";

    private readonly ICorpusStore store;
    private readonly PassageBuilder passages;
    private readonly IngestOptions options;
    private readonly DocumentFormats formats;
    private readonly TimeProvider time;

    /// <summary>Creates an ingestor.</summary>
    /// <exception cref="ArgumentException">A setting is out of its limits.</exception>
    public CorpusIngestor(ICorpusStore store, PassageBuilder passages, IngestOptions options, DocumentFormats? formats = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.store = store;
        this.passages = passages;
        this.options = options;
        this.formats = formats ?? DocumentFormats.TextOnly;
        this.time = time ?? TimeProvider.System;
    }

    /// <summary>Ingests every source, several at once.</summary>
    /// <param name="sources">What to ingest; a source named twice is taken once.</param>
    /// <param name="cancellationToken">Ends the work; what was reported is stored, what was under way is not.</param>
    /// <returns>A result for every source, in the order in which they are done.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be written; the results given before stand.</exception>
    public async IAsyncEnumerable<IngestResult> IngestAsync(
        IEnumerable<SourceItem> sources, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var results = Channel.CreateBounded<IngestResult>(new BoundedChannelOptions(options.Concurrency) { SingleReader = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = stop.Token };
        var work = Task.Run(
            async () =>
            {
                try
                {
                    await Parallel.ForEachAsync(sources.DistinctBy(IdOf), parallel, async (source, token) =>
                        await results.Writer.WriteAsync(await IngestOneAsync(source, token).ConfigureAwait(false), token).ConfigureAwait(false))
                        .ConfigureAwait(false);
                    results.Writer.Complete();
                }
                catch (Exception failure)
                {
                    results.Writer.Complete(failure);
                }
            },
            CancellationToken.None);
        try
        {
            await foreach (var result in results.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return result;
            }
        }
        finally
        {
            // A caller that stops listening stops the work too.
            await stop.CancelAsync().ConfigureAwait(false);
            await work.ConfigureAwait(false);
        }
    }

    /// <summary>Removes the documents whose source lies under <paramref name="root"/> and is not among those present.</summary>
    /// <param name="root">Start of the sources in question, usually a folder's path with its closing separator.</param>
    /// <param name="present">Sources that are still there, failed ones included.</param>
    /// <param name="cancellationToken">Ends the work; what was reported is removed.</param>
    public async IAsyncEnumerable<IngestResult> RemoveVanishedAsync(
        string root, IReadOnlySet<string> present, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(present);
        var vanished = new List<DocumentSummary>();
        await foreach (var document in store.ListDocumentsAsync(new CorpusFilter { Sources = [root + "*"] }, cancellationToken).ConfigureAwait(false))
        {
            if (!present.Contains(document.Source))
            {
                vanished.Add(document);
            }
        }

        foreach (var document in vanished)
        {
            if (await store.DeleteDocumentAsync(document.Id, cancellationToken).ConfigureAwait(false))
            {
                yield return new IngestResult(document.Source, document.Id, IngestStatus.Removed, document.Metadata.Title);
            }
        }
    }

    /// <summary>Gives a document another source, with its id, its passages and everything else as they are.</summary>
    /// <returns>Whether it is there.</returns>
    internal async Task<bool> MoveAsync(string id, string source, CancellationToken cancellationToken) =>
        await CorpusReader.ReadAsync(store, id, cancellationToken).ConfigureAwait(false) is { } document
        && await passages.WriterFor(store).WriteAsync(
            document with { Document = document.Document with { Source = source, IngestedAt = time.GetUtcNow() } }, cancellationToken).ConfigureAwait(false);

    /// <summary>The hash that a source's document would have; null where it cannot be read.</summary>
    internal async Task<string?> HashAsync(SourceItem source, CancellationToken cancellationToken)
    {
        try
        {
            return Hash(await source.ReadAsync(cancellationToken).ConfigureAwait(false), source.Metadata);
        }
        catch (UnreadableSourceException)
        {
            // Its ingest will say why.
            return null;
        }
    }

    private async Task<IngestResult> IngestOneAsync(SourceItem source, CancellationToken cancellationToken)
    {
        var id = IdOf(source);
        try
        {
            var content = await source.ReadAsync(cancellationToken).ConfigureAwait(false);
            var hash = Hash(content, source.Metadata);
            var before = await store.GetSummaryAsync(id, cancellationToken).ConfigureAwait(false);
            if (before?.ContentHash == hash && !source.Again)
            {
                return new IngestResult(source.Source, id, IngestStatus.Unchanged, before.Metadata.Title, before.Passages);
            }

            var extracted = source.Extract is { } extract ? extract(content)
                : await formats.ReadAsync(content.Bytes, content.Hints, cancellationToken).ConfigureAwait(false);
            var metadata = source.Metadata is { } given ? extracted.Metadata.With(given) : extracted.Metadata;
            var title = metadata.Title;
            var earlier = before is null || source.Again ? EarlierPassages.None : await passages.EarlierAsync(store, before, cancellationToken).ConfigureAwait(false);
            var (built, tokens) = await passages.BuildAsync(
                id, title, extracted.Cleaned, LanguageDetector.Of(metadata.Language, extracted.Cleaned.Text), earlier, cancellationToken).ConfigureAwait(false);
            if (built.Count == 0)
            {
                throw new UnreadableSourceException("No text is left of it after cleaning. `corpus preview` shows what was dropped and why.");
            }

            await store.ReplaceDocumentAsync(
                new DocumentRecord
                {
                    Id = id,
                    Source = source.Source,
                    ContentHash = hash,
                    Metadata = options.AddTo(metadata),
                    Original = extracted.Original,
                    Text = extracted.Cleaned.Text,
                    IngestedAt = time.GetUtcNow(),
                },
                built,
                cancellationToken).ConfigureAwait(false);
            return new IngestResult(source.Source, id, before is null ? IngestStatus.Added : IngestStatus.Replaced, title, built.Count, tokens);
        }
        catch (Exception failure) when (failure is UnreadableSourceException or UnreadableDocumentException or ModelException)
        {
            return new IngestResult(source.Source, id, IngestStatus.Failed, Reason: failure.Message);
        }
    }

    private static string IdOf(SourceItem source) => source.Id ?? DocumentId.From(source.Source);

    private string Hash(SourceContent content, DocumentMetadata? given)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(content.Bytes.Span);
        hash.AppendData(Encoding.UTF8.GetBytes($"\npipeline {PipelineVersion}\n{options.Shape()}"));
        if (content.Hints.Location is { } location)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\nat {location}"));
        }

        if (given is not null)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\ngiven {given.Shape()}"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
