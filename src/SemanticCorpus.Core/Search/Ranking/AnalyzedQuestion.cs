using Microsoft.Extensions.AI;
using SemanticCorpus.Analysis;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Search.Ranking;

/// <summary>A question with everything a search needs of it.</summary>
/// <param name="Text">The question.</param>
/// <param name="Embedding">Its embedding.</param>
/// <param name="Terms">Its terms for keyword search, each once, stop words only where there is nothing else.</param>
/// <param name="SearchTerms">Those, and its words as they are written, which documents in other languages than the question's hold.</param>
/// <param name="Language">The language it is taken to be in.</param>
/// <param name="Tokens">Its content tokens, or null where the model gives no token vectors.</param>
internal sealed record AnalyzedQuestion(string Text, ReadOnlyMemory<float> Embedding, IReadOnlyList<string> Terms, IReadOnlyList<string> SearchTerms, TextLanguage Language, QuantizedTokenVectors? Tokens)
{
    public static async Task<AnalyzedQuestion> FromAsync(
        string text, IEmbeddingGenerator<string, Embedding<float>> embedder, bool withTokens, CancellationToken cancellationToken)
    {
        var options = new TextEmbeddingOptions { Purpose = EmbeddingPurpose.Query, TokenVectors = withTokens };
        var embedding = (await embedder.GenerateAsync([text], options, cancellationToken).ConfigureAwait(false))[0];
        var language = LanguageDetector.Detect(text);
        var terms = TextAnalyzer.Analyze(text, language);
        var onlyStopWords = terms.All(term => term.IsStopWord);
        List<string> wanted = [.. terms.Where(term => onlyStopWords || !term.IsStopWord).Select(term => term.Value).Distinct(StringComparer.Ordinal)];
        var content = terms.Where(term => onlyStopWords || !term.IsStopWord).Select(term => term.Span).ToHashSet();
        var written = TextAnalyzer.Analyze(text, TextLanguage.Other).Where(term => content.Contains(term.Span)).Select(term => term.Value);
        return new AnalyzedQuestion(
            text,
            embedding.Vector,
            wanted,
            [.. wanted.Union(written, StringComparer.Ordinal)],
            language,
            EmbeddingDetails.Of(embedding)?.Tokens is { Count: > 0 } tokens ? ContentTokens.OfQuestion(tokens, terms) : null);
    }
}
