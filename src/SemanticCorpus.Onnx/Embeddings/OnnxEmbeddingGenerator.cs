using Microsoft.Extensions.AI;
using SemanticCorpus.Models;
using SemanticCorpus.Tokenization;

namespace SemanticCorpus.Embeddings;

/// <summary>Embeds texts with a sentence-transformers model on ONNX Runtime. Each text runs alone, so its vector never depends on what else is embedded.
/// Understands <see cref="TextEmbeddingOptions"/>, and gives <see cref="EmbeddingDetails"/> with each embedding. For many threads at once.
/// <see cref="GetService"/> gives the <see cref="EmbeddingModel"/>, the <see cref="TokenCounter"/> and the <see cref="EmbeddingGeneratorMetadata"/>.</summary>
public sealed class OnnxEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private static readonly TextEmbeddingOptions Defaults = new();
    private readonly TextEncoder _encoder;
    private readonly EmbeddingWorkers _workers;
    private readonly EmbeddingGeneratorMetadata _metadata;
    private readonly TokenCounter _count;

    private OnnxEmbeddingGenerator(TextEncoder encoder, int workers)
    {
        _encoder = encoder;
        _workers = new EmbeddingWorkers(encoder, workers);
        _metadata = new EmbeddingGeneratorMetadata("onnxruntime", defaultModelId: encoder.Model.Name, defaultModelDimensions: encoder.Model.Dimensions);
        _count = encoder.Tokenizer.Count;
    }

    /// <summary>Loads a model.</summary>
    /// <param name="options">Which, and what to run it on.</param>
    /// <param name="cancellationToken">Gives up loading.</param>
    /// <exception cref="ArgumentException">An option cannot be used; the message names it.</exception>
    /// <exception cref="ModelException">The folder lacks a file, a file is damaged or asks for something that is not supported, or the execution provider is not there.</exception>
    public static async Task<OnnxEmbeddingGenerator> LoadAsync(OnnxModelOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var workers = options.Workers;
        return new OnnxEmbeddingGenerator(await ModelLoader.LoadAsync(options, cancellationToken).ConfigureAwait(false), workers);
    }

    /// <summary>Embeds texts. A single query is computed on the calling thread, before the call returns; all else on the generator's own threads.</summary>
    /// <param name="values">The texts; what is longer than the model reads is cut.</param>
    /// <param name="options">A <see cref="TextEmbeddingOptions"/>; anything else embeds documents without token vectors.</param>
    /// <param name="cancellationToken">Drops the texts of the call that still wait.</param>
    /// <returns>One embedding a text, in order.</returns>
    /// <exception cref="ArgumentException">A text is null, or other dimensions are wanted than the model gives.</exception>
    /// <exception cref="ModelException">The model failed, or gave NaN, infinity or a zero vector.</exception>
    /// <exception cref="ObjectDisposedException">The generator was disposed.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        string[] texts = [.. values];
        var wanted = options as TextEmbeddingOptions ?? Defaults;
        Check(texts, options);
        cancellationToken.ThrowIfCancellationRequested();
        return texts.Length switch
        {
            0 => [],
            1 when wanted.Purpose == EmbeddingPurpose.Query => Package([await QueryAsync(texts[0], wanted, cancellationToken).ConfigureAwait(false)]),
            _ => Package(await ManyAsync(texts, wanted, cancellationToken).ConfigureAwait(false)),
        };
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(EmbeddingModel) ? _encoder.Model
            : serviceType == typeof(TokenCounter) ? _count
            : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
            : serviceType == typeof(Tokenizer) ? _encoder.Tokenizer
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <summary>Lets running texts finish; calls that wait fail with <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose() => _workers.Dispose();

    private static GeneratedEmbeddings<Embedding<float>> Package(Embedding<float>[] embeddings)
    {
        var tokens = embeddings.Sum(embedding => (long)EmbeddingDetails.Of(embedding)!.TokenCount);
        return new GeneratedEmbeddings<Embedding<float>>(embeddings) { Usage = new UsageDetails { InputTokenCount = tokens, TotalTokenCount = tokens } };
    }

    private void Check(string[] texts, EmbeddingGenerationOptions? options)
    {
        if (options?.Dimensions is { } dimensions && dimensions != _encoder.Model.Dimensions)
        {
            throw new ArgumentException($"{dimensions} dimensions are wanted; {_encoder.Model.Name} gives {_encoder.Model.Dimensions}.", nameof(options));
        }

        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i] is null)
            {
                throw new ArgumentException($"Text {i} is null.", nameof(texts));
            }
        }
    }

    private async ValueTask<Embedding<float>> QueryAsync(string text, TextEmbeddingOptions options, CancellationToken cancellationToken)
    {
        var embedding = await _workers.RunDirectlyAsync(run => run.Embed(text, options.Purpose, options.TokenVectors, 0), cancellationToken).ConfigureAwait(false);
        options.Completed?.Report(1);
        return embedding;
    }

    private async Task<Embedding<float>[]> ManyAsync(string[] texts, TextEmbeddingOptions options, CancellationToken cancellationToken)
    {
        var call = new EmbeddingCall(texts, options);
        using var cancellation = cancellationToken.UnsafeRegister(static (state, token) => ((EmbeddingCall)state!).Cancel(token), call);
        _workers.Enqueue(call);
        return await call.Results.ConfigureAwait(false);
    }
}
