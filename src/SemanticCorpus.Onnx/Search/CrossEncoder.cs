using Microsoft.ML.OnnxRuntime;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Models;
using SemanticCorpus.Tokenization;

namespace SemanticCorpus.Search;

/// <summary>A cross-encoder on ONNX Runtime, from a folder as sentence-transformers lays it out: a graph with the output <c>logits</c> of one number,
/// a tokenizer, and config.json. Every pair is alone in its run and unpadded, so that its score does not depend on its neighbours. Safe for concurrent use.</summary>
public sealed class CrossEncoder : ICrossEncoder, IDisposable
{
    private const string Logits = "logits";
    private const int UsualMaxTokens = 512;

    private readonly InferenceSession session;
    private readonly Tokenizer tokenizer;
    private readonly RunOptions runOptions = new();
    private readonly int maxTokens;
    private readonly int workers;

    private CrossEncoder(string name, InferenceSession session, Tokenizer tokenizer, int maxTokens, int workers) =>
        (Name, this.session, this.tokenizer, this.maxTokens, this.workers) = (name, session, tokenizer, maxTokens, workers);

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Loads a model.</summary>
    /// <param name="options">Which, and what to run it on.</param>
    /// <param name="cancellationToken">Gives up loading.</param>
    /// <exception cref="ArgumentException">An option cannot be used; the message names it.</exception>
    /// <exception cref="ModelException">The folder lacks a file, a file is damaged, or the model is no cross-encoder of one output.</exception>
    public static Task<CrossEncoder> LoadAsync(OnnxModelOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return Task.Run(() => Load(options), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<CrossEncoderScore>> RateAsync(string question, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(question);
        ArgumentNullException.ThrowIfNull(texts);
        return Task.Run<IReadOnlyList<CrossEncoderScore>>(
            () =>
            {
                var scores = new CrossEncoderScore[texts.Count];
                var parallel = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
                Parallel.For(0, texts.Count, parallel, () => new TokenSequence(), (i, _, tokens) =>
                {
                    scores[i] = Rate(question, texts[i], tokens, i);
                    return tokens;
                }, _ => { });
                return scores;
            },
            cancellationToken);
    }

    /// <summary>Lets go of the model.</summary>
    public void Dispose()
    {
        runOptions.Dispose();
        session.Dispose();
    }

    private static CrossEncoder Load(OnnxModelOptions options)
    {
        var files = new ModelFiles(options.Folder);
        var graph = GraphFiles.Choose(files, options);
        foreach (var file in GraphFiles.WithWeights(files, graph))
        {
            files.Hash(file);
        }

        var tokenizer = Tokenizer.Load(files.Folder);
        var positions = SentenceTransformer.Positions(files.Settings("config.json"));
        var tokenizerLimit = SentenceTransformer.Number(files.Settings(VocabularyFile.SettingsFileName), "model_max_length");
        var maxTokens = new[] { positions, tokenizerLimit }.Min() ?? UsualMaxTokens;
        if (maxTokens <= tokenizer.PairSpecialTokens)
        {
            throw new ModelException($"{files.Folder} limits pairs to {maxTokens} tokens, which leaves no room for any text.");
        }

        var session = Sessions.Open(files.PathOf(graph), options);
        try
        {
            Check(session, files.PathOf(graph));
            return new CrossEncoder(Path.GetFileName(Path.TrimEndingDirectorySeparator(files.Folder)), session, tokenizer, maxTokens, options.Workers);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private static void Check(InferenceSession session, string path)
    {
        GraphShape.CheckInputs(session, path);
        if (!session.OutputNames.Contains(Logits))
        {
            throw new ModelException($"{path} gives {string.Join(", ", session.OutputNames)}; a cross-encoder gives '{Logits}'. An embedding model goes with --model.");
        }

        var output = session.OutputMetadata[Logits];
        if (output.ElementType != typeof(float) || output.Dimensions[^1] > 1)
        {
            throw new ModelException($"{path} gives {output.Dimensions[^1]} numbers of {output.ElementType.Name} for a pair; a cross-encoder for ranking gives one Single.");
        }
    }

    private CrossEncoderScore Rate(string question, string text, TokenSequence tokens, int place)
    {
        var second = tokenizer.EncodePair(question, text, maxTokens, tokens);
        var count = tokens.Count;
        var inputs = session.InputNames.Select(name => OrtValue.CreateTensorValueFromMemory(Feed(name, tokens, second), [1, count])).ToList();
        try
        {
            using var outputs = session.Run(runOptions, session.InputNames, inputs, [Logits]);
            var logits = outputs[0].GetTensorDataAsSpan<float>();
            return logits is [var logit] && float.IsFinite(logit)
                ? new CrossEncoderScore(logit, count)
                : throw new ModelException($"The cross-encoder gave no finite number for text {place} of the call ({count} tokens).");
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelException($"ONNX Runtime failed on text {place} of the call ({count} tokens): {e.Message}", e);
        }
        finally
        {
            inputs.ForEach(input => input.Dispose());
        }
    }

    private long[] Feed(string input, TokenSequence tokens, int second)
    {
        var feed = new long[tokens.Count];
        for (var i = 0; i < feed.Length; i++)
        {
            feed[i] = input switch
            {
                GraphShape.InputIds => tokens.Ids[i],
                GraphShape.AttentionMask => 1,
                _ => i < second ? 0 : tokenizer.SecondType,
            };
        }

        return feed;
    }
}
