using Microsoft.ML.OnnxRuntime;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Tokenization;

namespace SemanticCorpus.Models;

/// <summary>A loaded model: tokenizer, graph, and what is done before and after. Many threads may use it, each with its own <see cref="EncoderRun"/>.</summary>
internal sealed class TextEncoder(EmbeddingModel model, Tokenizer tokenizer, InferenceSession session, GraphShape shape, PoolingMode pooling, bool normalize, Prompts prompts,
    TokenProjection? projection) : IDisposable
{
    private readonly string[] _embedding = [shape.Output];
    private readonly string[] _embeddingAndTokens = [.. new[] { shape.Output, projection is null ? GraphShape.TokenVectors : shape.HiddenStates! }.Distinct()];

    public EmbeddingModel Model => model;

    public Tokenizer Tokenizer => tokenizer;

    public InferenceSession Session => session;

    public GraphShape Shape => shape;

    public PoolingMode Pooling => pooling;

    public bool Normalize => normalize;

    public Prompts Prompts => prompts;

    /// <summary>Makes token vectors of hidden states, where the graph gives none itself.</summary>
    public TokenProjection? Projection => projection;

    public RunOptions RunOptions { get; } = new();

    public string[] Outputs(bool tokenVectors) => tokenVectors && model.TokenDimensions > 0 ? _embeddingAndTokens : _embedding;

    public void Dispose()
    {
        RunOptions.Dispose();
        session.Dispose();
    }
}
