using System.Diagnostics;
using SemanticCorpus.Tokenization;

namespace SemanticCorpus.Benchmarks.Contestants;

/// <summary>Tokenizes all texts with offsets, on one thread.</summary>
internal sealed class TokenizerContestant(Dictionary<string, string> given) : IContestant
{
    private const int MaxTokens = 256;
    private readonly Tokenizer tokenizer = Tokenizer.Load(Given.Model(given).Folder);
    private readonly string[] texts = Given.Strings(given, "texts");
    private readonly TokenSequence sequence = new();

    public Task<Dictionary<string, double>> RunAsync()
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        var tokens = 0L;
        foreach (var text in texts)
        {
            tokenizer.Encode(text, MaxTokens, sequence);
            tokens += sequence.Count;
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return Task.FromResult(new Dictionary<string, double>
        {
            ["seconds"] = seconds,
            ["tokens"] = tokens,
            ["bytesPerText"] = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)texts.Length,
        });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
