using Microsoft.ML.OnnxRuntime;
using SemanticCorpus.Embeddings;

namespace SemanticCorpus.Models;

/// <summary>What a graph takes and gives.</summary>
/// <param name="Inputs">Its inputs, in the order in which they are fed.</param>
/// <param name="Output">The output that embeddings are made of.</param>
/// <param name="GivesEmbedding">Whether <paramref name="Output"/> is the embedding itself, not one hidden state a token.</param>
/// <param name="Dimensions">Components of an embedding, or 0 where the graph leaves them open.</param>
/// <param name="TokenDimensions">Components of a token vector, or 0 where the graph gives none.</param>
/// <param name="HiddenStates">The output with one hidden state a token, or null where there is none.</param>
internal sealed record GraphShape(
    IReadOnlyList<string> Inputs, string Output, bool GivesEmbedding, int Dimensions, int TokenDimensions, string? HiddenStates)
{
    public const string InputIds = "input_ids";
    public const string AttentionMask = "attention_mask";
    public const string TokenTypeIds = "token_type_ids";
    public const string TokenVectors = "token_vectors";
    private const string SentenceEmbedding = "sentence_embedding";
    private static readonly string[] HiddenStateNames = ["last_hidden_state", "token_embeddings"];

    /// <exception cref="ModelException">The graph is no text encoder of a known form.</exception>
    public static GraphShape Of(InferenceSession session, string path)
    {
        CheckInputs(session, path);
        var output = new[] { SentenceEmbedding }.Concat(HiddenStateNames).FirstOrDefault(session.OutputNames.Contains)
            ?? throw new ModelException($"{path} gives {string.Join(", ", session.OutputNames)}; one of {SentenceEmbedding}, {string.Join(", ", HiddenStateNames)} is needed.");
        var tokenVectors = session.OutputNames.Contains(TokenVectors) ? Width(session, TokenVectors, path) : 0;
        return new GraphShape(session.InputNames, output, output == SentenceEmbedding, Width(session, output, path), tokenVectors, HiddenStateNames.FirstOrDefault(session.OutputNames.Contains));
    }

    /// <summary>Checks that a graph takes tokens and nothing else.</summary>
    /// <exception cref="ModelException">It does not.</exception>
    public static void CheckInputs(InferenceSession session, string path)
    {
        string[] known = [InputIds, AttentionMask, TokenTypeIds];
        if (session.InputNames.FirstOrDefault(name => !known.Contains(name) || session.InputMetadata[name].ElementType != typeof(long)) is { } strange)
        {
            throw new ModelException($"{path} wants the input '{strange}' ({session.InputMetadata[strange].ElementType.Name}); supported: {string.Join(", ", known)} of Int64.");
        }

        if (!session.InputNames.Contains(InputIds))
        {
            throw new ModelException($"{path} has no input '{InputIds}'; it is no text encoder.");
        }
    }

    private static int Width(InferenceSession session, string output, string path)
    {
        var metadata = session.OutputMetadata[output];
        return metadata.ElementType == typeof(float)
            ? Math.Max(metadata.Dimensions[^1], 0)
            : throw new ModelException($"{path} gives '{output}' as {metadata.ElementType.Name}; Single is needed. Export it with float32 outputs.");
    }
}
