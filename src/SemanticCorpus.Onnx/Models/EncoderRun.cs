using Microsoft.Extensions.AI;
using Microsoft.ML.OnnxRuntime;
using SemanticCorpus.Documents;
using SemanticCorpus.Embeddings;
using SemanticCorpus.Tokenization;

namespace SemanticCorpus.Models;

/// <summary>Embeds one text after another. The text is alone in its run and unpadded: int8 graphs scale activations by the range of all that is
/// in the run, so company would change its vector. Holds the buffers of one thread; not for several at once.</summary>
internal sealed class EncoderRun
{
    private readonly TextEncoder _encoder;
    private readonly TokenSequence _tokens = new();
    private readonly long[] _ids;
    private readonly long[][] _feeds;
    private readonly OrtValue[] _inputs;
    private char[] _prompted = [];

    public EncoderRun(TextEncoder encoder)
    {
        _encoder = encoder;
        _ids = new long[encoder.Model.MaxTokens];
        var ones = new long[encoder.Model.MaxTokens];
        Array.Fill(ones, 1);
        _feeds = [.. encoder.Shape.Inputs.Select(input => input switch
        {
            GraphShape.InputIds => _ids,
            GraphShape.AttentionMask => ones,
            _ => new long[encoder.Model.MaxTokens],
        })];
        _inputs = new OrtValue[_feeds.Length];
    }

    /// <param name="text">The text, without a prompt.</param>
    /// <param name="purpose">Decides the prompt.</param>
    /// <param name="tokenVectors">Whether the tokens' vectors are wanted too.</param>
    /// <param name="place">The text's number in its call, for messages: texts themselves are never put into them.</param>
    /// <exception cref="ModelException">The graph fails or gives something that is no embedding.</exception>
    public Embedding<float> Embed(string text, EmbeddingPurpose purpose, bool tokenVectors, int place)
    {
        var prompt = _encoder.Prompts.For(purpose);
        _encoder.Tokenizer.Encode(Prompted(prompt, text), _encoder.Model.MaxTokens, _tokens);
        try
        {
            Feed();
            using var outputs = _encoder.Session.Run(_encoder.RunOptions, _encoder.Shape.Inputs, _inputs, _encoder.Outputs(tokenVectors));
            var vector = Vector(outputs[0].GetTensorDataAsSpan<float>(), place);
            var tokens = tokenVectors && _encoder.Model.TokenDimensions > 0 ? Tokens(outputs[^1].GetTensorDataAsSpan<float>(), prompt.Length, place) : null;
            var embedding = new EmbeddingDetails(_tokens.Count, _tokens.Truncated, tokens).Attach(vector);
            embedding.ModelId = _encoder.Model.Name;
            return embedding;
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelException($"ONNX Runtime failed on text {place} of the call ({_tokens.Count} tokens): {e.Message}", e);
        }
        finally
        {
            Release();
        }
    }

    /// <summary>Runs a text as a document and gives the hidden states of its content tokens.</summary>
    /// <param name="text">The text.</param>
    /// <param name="read">Takes the states, one token after another, and the components of one.</param>
    /// <exception cref="ModelException">The graph fails.</exception>
    public void ReadHiddenStates(string text, Action<ReadOnlySpan<float>, int> read)
    {
        _encoder.Tokenizer.Encode(Prompted(_encoder.Prompts.For(EmbeddingPurpose.Document), text), _encoder.Model.MaxTokens, _tokens);
        try
        {
            Feed();
            using var outputs = _encoder.Session.Run(_encoder.RunOptions, _encoder.Shape.Inputs, _inputs, [_encoder.Shape.HiddenStates!]);
            var states = outputs[0].GetTensorDataAsSpan<float>();
            var (first, count) = _tokens.Content.GetOffsetAndLength(_tokens.Count);
            var width = states.Length / _tokens.Count;
            read(states.Slice(first * width, count * width), width);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelException($"ONNX Runtime failed on a text of {_tokens.Count} tokens: {e.Message}", e);
        }
        finally
        {
            Release();
        }
    }

    private void Release()
    {
        foreach (var input in _inputs)
        {
            input?.Dispose();
        }

        Array.Clear(_inputs);
    }

    private ReadOnlySpan<char> Prompted(string prompt, string text)
    {
        if (prompt.Length == 0)
        {
            return text;
        }

        var length = prompt.Length + text.Length;
        if (_prompted.Length < length)
        {
            _prompted = new char[Math.Max(length, 1024)];
        }

        prompt.CopyTo(_prompted);
        text.CopyTo(_prompted.AsSpan(prompt.Length));
        return _prompted.AsSpan(0, length);
    }

    private void Feed()
    {
        var ids = _tokens.Ids;
        for (var i = 0; i < ids.Length; i++)
        {
            _ids[i] = ids[i];
        }

        long[] shape = [1, _tokens.Count];
        for (var i = 0; i < _inputs.Length; i++)
        {
            _inputs[i] = OrtValue.CreateTensorValueFromMemory(_feeds[i], shape);
        }
    }

    private float[] Vector(ReadOnlySpan<float> output, int place)
    {
        var vector = new float[_encoder.Model.Dimensions];
        var expected = vector.Length * (_encoder.Pooling == PoolingMode.InGraph ? 1 : _tokens.Count);
        if (output.Length != expected)
        {
            throw new ModelException($"The model gave {output.Length} numbers for text {place} of the call where {expected} belong.");
        }

        Models.Pooling.Pool(_encoder.Pooling, output, vector);
        var norm = VectorLength.Of(vector);
        if (!float.IsFinite(norm) || norm == 0)
        {
            throw new ModelException($"The model gave {(norm == 0 ? "a zero vector" : "NaN or infinity")} for text {place} of the call ({_tokens.Count} tokens). The graph may be damaged, or made for another execution provider.");
        }

        if (_encoder.Normalize)
        {
            VectorLength.Divide(vector, norm);
        }

        return vector;
    }

    private TokenVectors Tokens(ReadOnlySpan<float> output, int promptLength, int place)
    {
        var (first, count) = _tokens.Content.GetOffsetAndLength(_tokens.Count);
        while (count > 0 && _tokens.Spans[first].End <= promptLength)
        {
            (first, count) = (first + 1, count - 1);
        }

        var dimensions = _encoder.Model.TokenDimensions;
        var width = output.Length / _tokens.Count;
        var rows = output.Slice(first * width, count * width);
        var components = _encoder.Projection is { } projection ? projection.Apply(rows, count) : rows.ToArray();
        if (!float.IsFinite(VectorLength.Of(components)))
        {
            throw new ModelException($"The model gave NaN or infinity as a token's vector for text {place} of the call.");
        }

        var spans = new TextSpan[count];
        for (var i = 0; i < count; i++)
        {
            // A token that reaches from the prompt into the text has only its part in the text.
            var span = _tokens.Spans[first + i];
            spans[i] = TextSpan.FromBounds(Math.Max(span.Start - promptLength, 0), span.End - promptLength);
        }

        return new TokenVectors(dimensions, _tokens.Ids.Slice(first, count).ToArray(), spans, components);
    }
}
