using Microsoft.Extensions.AI;
using SemanticCorpus.Analysis;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Search.Ranking;

/// <summary>A question with everything a search needs of it.</summary>
/// <param name="Text">The question.</param>
/// <param name="Embedding">Its embedding.</param>
/// <param name="Terms">Its terms for keyword search, each once, stop words only where there is nothing else.</param>
/// <param name="Tokens">Its content tokens, or null where the model gives no token vectors.</param>
internal sealed record AnalyzedQuestion(string Text, ReadOnlyMemory<float> Embedding, IReadOnlyList<string> Terms, QuantizedTokenVectors? Tokens)
{
    public static async Task<AnalyzedQuestion> FromAsync(
        string text, IEmbeddingGenerator<string, Embedding<float>> embedder, bool withTokens, CancellationToken cancellationToken)
    {
        var options = new TextEmbeddingOptions { Purpose = EmbeddingPurpose.Query, TokenVectors = withTokens };
        var embedding = (await embedder.GenerateAsync([text], options, cancellationToken).ConfigureAwait(false))[0];
        var terms = TextAnalyzer.Analyze(text);
        var onlyStopWords = terms.All(term => term.IsStopWord);
        return new AnalyzedQuestion(
            text,
            embedding.Vector,
            [.. terms.Where(term => onlyStopWords || !term.IsStopWord).Select(term => term.Value).Distinct(StringComparer.Ordinal)],
            EmbeddingDetails.Of(embedding)?.Tokens is { Count: > 0 } tokens ? ContentTokens.OfQuestion(tokens, terms) : null);
    }
}
