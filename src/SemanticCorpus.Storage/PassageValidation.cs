using System.Numerics.Tensors;

namespace SemanticCorpus.Storage;

/// <summary>What every store asks of the passages and questions it is given.</summary>
internal static class PassageValidation
{
    /// <summary>Largest id of a word piece: far beyond any model's vocabulary, and small enough to count by.</summary>
    public const int LargestTokenId = (1 << 24) - 1;

    /// <exception cref="ArgumentException">See <see cref="ICorpusStore.ReplaceDocumentAsync"/>.</exception>
    public static void Check(DocumentRecord document, IReadOnlyList<PassageRecord> passages, CorpusSchema schema)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(passages);
        ArgumentException.ThrowIfNullOrEmpty(document.Id, "document.Id");
        for (var position = 0; position < passages.Count; position++)
        {
            var passage = passages[position];
            if (passage.Id != new PassageId(document.Id, position))
            {
                throw new ArgumentException($"Passage {passage.Id} stands where {new PassageId(document.Id, position)} belongs.", nameof(passages));
            }

            if (Fault(passage.Embedding.Span, schema.Model.Dimensions) is { } fault)
            {
                throw new ArgumentException($"Passage {passage.Id}: the embedding {fault}.", nameof(passages));
            }

            if (passage.Tokens is { } tokens && tokens.Dimensions != schema.Model.TokenDimensions)
            {
                throw new ArgumentException(
                    $"Passage {passage.Id}: token vectors have {tokens.Dimensions} dimensions instead of {schema.Model.TokenDimensions}.", nameof(passages));
            }

            if (passage.Tokens?.Ids.Any(id => id is < 0 or > LargestTokenId) == true)
            {
                throw new ArgumentException($"Passage {passage.Id}: a word piece's id is not from 0 to {LargestTokenId}.", nameof(passages));
            }
        }
    }

    /// <exception cref="ArgumentException">See <see cref="ICorpusStore.FindCandidatesAsync"/>.</exception>
    public static void Check(CandidateQuery query, CorpusSchema schema)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Limit < 1)
        {
            throw new ArgumentException($"The limit is {query.Limit}; it must be 1 or more.", nameof(query));
        }

        if (!query.Embedding.IsEmpty && Fault(query.Embedding.Span, schema.Model.Dimensions) is { } fault)
        {
            throw new ArgumentException($"The question's embedding {fault}.", nameof(query));
        }
    }

    private static string? Fault(ReadOnlySpan<float> embedding, int dimensions)
    {
        if (embedding.Length != dimensions)
        {
            return $"has {embedding.Length} dimensions instead of {dimensions}";
        }

        // One sum tells everything: it is NaN or infinite if a component is, and 0 only if all are too small to have a direction.
        var squares = TensorPrimitives.SumOfSquares(embedding);
        return !float.IsFinite(squares) ? "is not finite" : squares == 0 ? "is zero" : null;
    }
}
