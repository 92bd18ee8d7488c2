using SemanticCorpus.Analysis;
using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Search.Ranking;

/// <summary>Chooses the tokens that carry meaning of their own: those of words that are no stop words. Punctuation is left out.</summary>
internal static class ContentTokens
{
    /// <summary>The content tokens of a passage that was embedded behind its context.</summary>
    /// <param name="vectors">The tokens of context and passage together.</param>
    /// <param name="terms">The terms of the same text, ascending.</param>
    /// <param name="contextLength">Length of the context in front of the passage.</param>
    public static QuantizedTokenVectors OfPassage(TokenVectors vectors, IReadOnlyList<AnalyzedTerm> terms, int contextLength)
    {
        var content = IsContent(vectors, terms, keepStopWords: false);
        return QuantizedTokenVectors.From(vectors, i =>
            !content[i] ? null : vectors.Spans[i].Start < contextLength ? default(TextSpan) : vectors.Spans[i].Shift(-contextLength));
    }

    /// <summary>The content tokens of a question; its stop words too where it has nothing else.</summary>
    public static QuantizedTokenVectors OfQuestion(TokenVectors vectors, IReadOnlyList<AnalyzedTerm> terms)
    {
        var content = IsContent(vectors, terms, keepStopWords: terms.All(term => term.IsStopWord));
        return QuantizedTokenVectors.From(vectors, i => content[i] ? vectors.Spans[i] : null);
    }

    private static bool[] IsContent(TokenVectors vectors, IReadOnlyList<AnalyzedTerm> terms, bool keepStopWords)
    {
        var content = new bool[vectors.Count];
        var next = 0;
        for (var i = 0; i < content.Length; i++)
        {
            var span = vectors.Spans[i];
            while (next < terms.Count && terms[next].Span.End <= span.Start)
            {
                next++;
            }

            // Terms may overlap (bigrams), so every term that reaches the token is asked; of a compound its parts, so that hyphens stay out.
            for (var t = next; t < terms.Count && terms[t].Span.Start < span.End && !content[i]; t++)
            {
                content[i] = terms[t].Span.End > span.Start && !terms[t].IsCompound && (keepStopWords || !terms[t].IsStopWord);
            }
        }

        return content;
    }
}
