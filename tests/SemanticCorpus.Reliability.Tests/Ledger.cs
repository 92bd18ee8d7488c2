using System.Collections.Concurrent;

namespace SemanticCorpus.Reliability;

/// <summary>What a corpus must hold: for each document the versions it may have. More than one only where the answer to a change never came.
/// 0 stands for none.</summary>
internal sealed class Ledger(int documents)
{
    private readonly ConcurrentDictionary<int, int[]> allowed = new();
    private readonly ConcurrentDictionary<int, bool> touched = new();
    private int version;

    public int Documents => documents;

    public IReadOnlyList<int> AllowedOf(int document) => allowed.GetValueOrDefault(document) ?? [0];

    /// <summary>The documents changed since this was last asked.</summary>
    public List<int> TakeTouched()
    {
        var taken = touched.Keys.ToList();
        touched.Clear();
        return taken;
    }

    /// <summary>A version that was never used.</summary>
    public int NewVersion() => Interlocked.Increment(ref version);

    /// <summary>A change is asked for.</summary>
    public void Begin(int document, int to)
    {
        allowed[document] = [.. AllowedOf(document).Append(to).Distinct()];
        touched[document] = true;
    }

    /// <summary>The change was acknowledged, or seen.</summary>
    public void Settle(int document, int to) => allowed[document] = [to];
}
