using Microsoft.Extensions.AI;
using SemanticCorpus.Analysis;
using SemanticCorpus.Chunking;
using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Search.Ranking;
using SemanticCorpus.Storage;

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

    /// <summary>The passages of a document before they are embedded.</summary>
    public IReadOnlyList<Chunk> Split(CleanedDocument document, string? title) => Chunker.Split(document, title, count, chunking);

    /// <summary>The finished passages of a document and the number of tokens the model read for them.</summary>
    /// <exception cref="ModelException">The model gave no usable vector for a passage.</exception>
    public async Task<(IReadOnlyList<PassageRecord> Passages, int Tokens)> BuildAsync(
        string documentId, string? title, CleanedDocument document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        var chunks = Split(document, title);
        var passages = new List<PassageRecord>(chunks.Count);
        var tokens = 0;
        foreach (var batch in chunks.Chunk(BatchSize))
        {
            var contexts = Array.ConvertAll(batch, chunk => ChunkContext.For(title, chunk.HeadingPath, count));
            var texts = batch.Zip(contexts, (chunk, context) => context + chunk.Span.Of(document.Text)).ToList();
            var embeddings = await embedder.GenerateAsync(
                texts,
                new TextEmbeddingOptions { Purpose = EmbeddingPurpose.Document, TokenVectors = tokenVectors },
                cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < batch.Length; i++)
            {
                tokens += EmbeddingDetails.Of(embeddings[i])?.TokenCount ?? 0;
                passages.Add(Build(new PassageId(documentId, passages.Count), document, batch[i], contexts[i], texts[i], embeddings[i]));
            }
        }

        return (passages, tokens);
    }

    /// <summary>The terms that keyword search matches a passage by: those of its context and its text.</summary>
    /// <param name="title">The document's title.</param>
    /// <param name="headingPath">The headings it stands under.</param>
    /// <param name="text">Its text.</param>
    /// <param name="count">Counts the model's tokens.</param>
    public static IReadOnlyList<string> Terms(string? title, IReadOnlyList<string> headingPath, string text, TokenCounter count) =>
        [.. TextAnalyzer.Analyze(ChunkContext.For(title, headingPath, count) + text).Select(term => term.Value)];

    private static PassageRecord Build(
        PassageId id, CleanedDocument document, Chunk chunk, string context, string embedded, Embedding<float> embedding)
    {
        var terms = TextAnalyzer.Analyze(embedded);
        return new PassageRecord
        {
            Id = id,
            Span = chunk.Span,
            Text = chunk.Span.Of(document.Text),
            Source = document.Source.ToSource(chunk.Span),
            HeadingPath = chunk.HeadingPath,
            Sentences = [.. chunk.Sentences.Select(sentence =>
                new PassageSentence(sentence.Shift(-chunk.Span.Start), document.Source.ToSource(sentence)))],
            Embedding = embedding.Vector,
            Tokens = EmbeddingDetails.Of(embedding)?.Tokens is { } tokens ? ContentTokens.OfPassage(tokens, terms, context.Length) : null,
            Terms = [.. terms.Select(term => term.Value)],
        };
    }

    private static T Service<T>(IEmbeddingGenerator generator)
        where T : class =>
        generator.GetService(typeof(T)) as T
        ?? throw new ArgumentException($"The embedding generator {generator.GetType().Name} gives no {typeof(T).Name}.");
}
