using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;
using SemanticCorpus.Tokenization;

namespace SemanticCorpus.Benchmarks.Contestants;

/// <summary>The graph alone: tensors made beforehand, outputs thrown away.</summary>
internal sealed class BareGraph : IDisposable
{
    private const int MaxTokens = 256;
    private static readonly string[] Output = ["sentence_embedding"];
    private readonly InferenceSession session;
    private readonly RunOptions options = new();
    private readonly List<OrtValue[]> inputs = [];

    public BareGraph(string graph, Tokenizer tokenizer, IEnumerable<string> texts)
    {
        using var settings = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        session = new InferenceSession(graph, settings);
        var tokens = new TokenSequence();
        foreach (var text in texts)
        {
            tokenizer.Encode(text, MaxTokens, tokens);
            long[] shape = [1, tokens.Count];
            var ids = tokens.Ids.ToArray();
            inputs.Add([.. session.InputNames.Select(name => OrtValue.CreateTensorValueFromMemory(
                name switch
                {
                    "input_ids" => Array.ConvertAll(ids, id => (long)id),
                    "attention_mask" => Array.ConvertAll(ids, _ => 1L),
                    _ => new long[ids.Length],
                },
                shape))]);
        }
    }

    /// <summary>Milliseconds of one run.</summary>
    public double Time(int text)
    {
        var start = Stopwatch.GetTimestamp();
        using (session.Run(options, session.InputNames, inputs[text], Output))
        {
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    public void Dispose()
    {
        foreach (var input in inputs.SelectMany(input => input))
        {
            input.Dispose();
        }

        options.Dispose();
        session.Dispose();
    }
}
