using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using SemanticCorpus.Analysis;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Search.Ranking;

namespace SemanticCorpus.Search;

/// <summary>Orders texts that are in no corpus by how well they answer a question. A text's relevance is that of a search, except that
/// the question's tokens weigh alike, so that it depends on the question and the text alone. Of a text longer than the model reads
/// (<see cref="EmbeddingModel.MaxTokens"/>) the beginning counts.</summary>
/// <param name="embedder">The model.</param>
public sealed class TextReranker(IEmbeddingGenerator<string, Embedding<float>> embedder)
{
    /// <summary>Texts embedded in one call; bounds the token vectors held at a time.</summary>
    private const int BatchSize = 64;

    /// <summary>Orders texts by a cross-encoder; their relevance is its score.</summary>
    /// <param name="encoder">The cross-encoder.</param>
    /// <param name="question">The question.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>All texts, best first; of equals the one given first. Tokens are those of question and text.</returns>
    /// <exception cref="ModelException">The model failed.</exception>
    public static async Task<IReadOnlyList<RankedText>> RankAsync(
        ICrossEncoder encoder, string question, IReadOnlyList<string> texts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        var scores = await encoder.RateAsync(question, texts, cancellationToken).ConfigureAwait(false);
        return [.. scores.Select((score, i) => (Text: new RankedText(i, score.Score, score.Tokens), score.Logit)).OrderByDescending(rated => rated.Logit).Select(rated => rated.Text)];
    }

    /// <summary>Rates every text.</summary>
    /// <param name="question">The question.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>All texts, best first; of equals the one given first.</returns>
    /// <exception cref="ModelException">The model gave no usable vector for a text.</exception>
    public async Task<IReadOnlyList<RankedText>> RankAsync(string question, IReadOnlyList<string> texts, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(question);
        ArgumentNullException.ThrowIfNull(texts);
        var analyzed = await AnalyzedQuestion.FromAsync(question, embedder, withTokens: true, cancellationToken).ConfigureAwait(false);
        var tokens = analyzed.Tokens is { } vectors ? QuestionTokens.Weigh(vectors, 0, new Dictionary<int, long>()) : null;
        var words = QuestionWords.Weigh(question, 0, new Dictionary<string, long>());
        var options = new TextEmbeddingOptions { Purpose = EmbeddingPurpose.Document, TokenVectors = tokens is not null };
        var ranked = new List<RankedText>(texts.Count);
        foreach (var batch in texts.Chunk(BatchSize))
        {
            var embeddings = await embedder.GenerateAsync(batch, options, cancellationToken).ConfigureAwait(false);
            foreach (var (text, embedding) in batch.Zip(embeddings))
            {
                var details = EmbeddingDetails.Of(embedding);
                double? late = tokens is not null && details?.Tokens is { } own
                    ? LateInteraction.Score(tokens, ContentTokens.OfPassage(own, TextAnalyzer.Analyze(text, LanguageDetector.Detect(text)), 0), []).Total
                    : null;
                var cosine = TensorPrimitives.Dot(analyzed.Embedding.Span, embedding.Vector.Span);
                ranked.Add(new RankedText(ranked.Count, Relevance.Of(cosine, late, words.Match(text, "").Proximity), details?.TokenCount ?? 0));
            }
        }

        return [.. ranked.OrderByDescending(text => text.Relevance)];
    }
}

/// <summary>A text and how well it answers the question.</summary>
/// <param name="Index">Its place among the texts given, from 0.</param>
/// <param name="Relevance">0 to 1.</param>
/// <param name="Tokens">Tokens that the model read of it.</param>
public sealed record RankedText(int Index, double Relevance, int Tokens);
