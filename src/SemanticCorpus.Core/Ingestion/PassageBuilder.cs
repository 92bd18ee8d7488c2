using Microsoft.Extensions.AI;
using SemanticCorpus.Analysis;
using SemanticCorpus.Chunking;
using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Search.Ranking;
using SemanticCorpus.Storage;
using SemanticCorpus.Transfer;

namespace SemanticCorpus.Ingestion;

/// <summary>Makes finished passages of a cleaned document: splits, embeds and analyzes it.</summary>
public sealed class PassageBuilder
{
    /// <summary>Passages embedded in one call; bounds the token vectors held before they are quantised.</summary>
    private const int BatchSize = 64;

    private readonly IEmbeddingGenerator<string, Embedding<float>> embedder;
    private readonly TokenCounter count;
    private readonly ChunkingOptions chunking;
    private readonly bool tokenVectors;

    /// <summary>Creates a builder for a model.</summary>
    /// <param name="embedder">The model; gives its <see cref="EmbeddingModel"/> and <see cref="TokenCounter"/> as services.</param>
    /// <param name="options">Passage size and what to store.</param>
    /// <exception cref="ArgumentException">The generator does not give these services.</exception>
    public PassageBuilder(IEmbeddingGenerator<string, Embedding<float>> embedder, IngestOptions options)
    {
        ArgumentNullException.ThrowIfNull(embedder);
        ArgumentNullException.ThrowIfNull(options);
        this.embedder = embedder;
        count = Service<TokenCounter>(embedder);
        var model = Service<EmbeddingModel>(embedder);
        chunking = new ChunkingOptions { TargetTokens = Math.Min(options.PassageTokens, model.MaxTokens / 2), MaxTokens = model.MaxTokens };
        tokenVectors = options.TokenVectors && model.TokenDimensions > 0;
    }

    /// <summary>Stores documents whose passages were built before.</summary>
    internal CorpusWriter WriterFor(ICorpusStore store) => new(store, count);

    /// <summary>The passages of a document before they are embedded.</summary>
    public IReadOnlyList<Chunk> Split(CleanedDocument document, string? title) => Chunker.Split(document, title, count, chunking);

    /// <summary>What an earlier version of a document can lend to <see cref="BuildAsync"/>.</summary>
    /// <param name="store">Where it is stored; its vectors were made with this builder's model.</param>
    /// <param name="document">What the store holds of it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<EarlierPassages> EarlierAsync(ICorpusStore store, DocumentSummary document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(document);
        return EarlierPassages.ReadAsync(store, document, count, cancellationToken);
    }

    /// <summary>The finished passages of a document and the number of tokens the model read for them.</summary>
    /// <param name="documentId">The document's id.</param>
    /// <param name="title">Its title.</param>
    /// <param name="document">Its cleaned text.</param>
    /// <param name="language">Its language, for keyword search.</param>
    /// <param name="earlier">Passages whose vectors are taken over where the text is the same.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ModelException">The model gave no usable vector for a passage.</exception>
    public async Task<(IReadOnlyList<PassageRecord> Passages, int Tokens)> BuildAsync(
        string documentId, string? title, CleanedDocument document, TextLanguage language, EarlierPassages earlier, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(earlier);
        return await FinishAsync([.. Split(document, title).Select((chunk, position) => Unfinished(new PassageId(documentId, position), document, chunk))], title, language, earlier, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>The passages of a document that another model embedded, with this one's vectors. They stay as they are, so that what cites
    /// them stays right; one that is longer than this model reads is divided between its sentences.</summary>
    /// <exception cref="ModelException">The model gave no usable vector for a passage.</exception>
    public async Task<IReadOnlyList<PassageRecord>> RebuildAsync(FinishedDocument document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        var title = document.Document.Metadata.Title;
        var (passages, _) = await FinishAsync(PassageFit.Fit(document.Passages, title, chunking.MaxTokens - Chunker.SpecialTokens, count), title,
            LanguageDetector.Of(document.Document.Metadata.Language, document.Document.Text), EarlierPassages.None, cancellationToken).ConfigureAwait(false);
        return passages;
    }

    private async Task<(IReadOnlyList<PassageRecord> Passages, int Tokens)> FinishAsync(
        IReadOnlyList<PassageRecord> unfinished, string? title, TextLanguage language, EarlierPassages earlier, CancellationToken cancellationToken)
    {
        var passages = new List<PassageRecord>(unfinished.Count);
        var tokens = 0;
        foreach (var batch in unfinished.Chunk(BatchSize))
        {
            var contexts = Array.ConvertAll(batch, passage => ChunkContext.For(title, passage.HeadingPath, count));
            var texts = batch.Zip(contexts, (passage, context) => Embedded(context, passage.Text)).ToList();
            var known = texts.ConvertAll(text => earlier.Find(text, tokenVectors));
            var embeddings = await EmbedAsync([.. texts.Where((_, i) => known[i] is null)], cancellationToken).ConfigureAwait(false);
            var next = 0;
            for (var i = 0; i < batch.Length; i++)
            {
                var embedding = known[i] is null ? embeddings[next++] : null;
                tokens += embedding is null ? 0 : EmbeddingDetails.Of(embedding)?.TokenCount ?? 0;
                var passage = Finish(batch[i], contexts[i], texts[i], embedding, language);
                passages.Add(known[i] is { } lender ? passage with { Embedding = lender.Embedding, Tokens = tokenVectors ? lender.Tokens : null } : passage);
            }
        }

        return (passages, tokens);
    }

    /// <summary>The terms that keyword search matches a passage by: those of its context and its text.</summary>
    /// <param name="title">The document's title.</param>
    /// <param name="headingPath">The headings it stands under.</param>
    /// <param name="text">Its text.</param>
    /// <param name="count">Counts the model's tokens.</param>
    /// <param name="language">The document's language.</param>
    public static IReadOnlyList<string> Terms(string? title, IReadOnlyList<string> headingPath, string text, TokenCounter count, TextLanguage language) =>
        [.. TextAnalyzer.Analyze(ChunkContext.For(title, headingPath, count) + text, language).Select(term => term.Value)];

    /// <summary>The text that is embedded for a passage. The white space up to the next passage is left out: it says nothing, and whether there
    /// is any depends on the passage's place.</summary>
    internal static string Embedded(string context, string text) => string.Concat(context, text.AsSpan().TrimEnd());

    private async Task<GeneratedEmbeddings<Embedding<float>>> EmbedAsync(List<string> texts, CancellationToken cancellationToken) => texts.Count == 0 ? [] :
        await embedder.GenerateAsync(
            texts, new TextEmbeddingOptions { Purpose = EmbeddingPurpose.Document, TokenVectors = tokenVectors }, cancellationToken).ConfigureAwait(false);

    private static PassageRecord Unfinished(PassageId id, CleanedDocument document, Chunk chunk) => new()
    {
        Id = id,
        Span = chunk.Span,
        Text = chunk.Span.Of(document.Text),
        Source = document.Source.ToSource(chunk.Span),
        Location = document.LocationOf(chunk.Span),
        HeadingPath = chunk.HeadingPath,
        Sentences = [.. chunk.Sentences.Select(sentence =>
            new PassageSentence(sentence.Shift(-chunk.Span.Start), document.Source.ToSource(sentence)))],
        Embedding = default,
    };

    private static PassageRecord Finish(PassageRecord passage, string context, string embedded, Embedding<float>? embedding, TextLanguage language)
    {
        var terms = TextAnalyzer.Analyze(embedded, language);
        return passage with
        {
            Embedding = embedding?.Vector ?? default,
            Tokens = embedding is not null && EmbeddingDetails.Of(embedding)?.Tokens is { } tokens ? ContentTokens.OfPassage(tokens, terms, context.Length) : null,
            Terms = [.. terms.Select(term => term.Value)],
        };
    }

    private static T Service<T>(IEmbeddingGenerator generator)
        where T : class =>
        generator.GetService(typeof(T)) as T
        ?? throw new ArgumentException($"The embedding generator {generator.GetType().Name} gives no {typeof(T).Name}.");
}
