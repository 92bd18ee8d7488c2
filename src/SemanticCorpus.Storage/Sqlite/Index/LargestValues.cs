namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>The largest of the values it is given.</summary>
internal sealed class LargestValues(int limit)
{
    private readonly PriorityQueue<float, float> _kept = new();

    /// <summary>The smallest of the largest; minus infinity until there are enough.</summary>
    public float Smallest { get; private set; } = float.NegativeInfinity;

    public void Add(float value)
    {
        if (_kept.Count < limit)
        {
            _kept.Enqueue(value, value);
        }
        else if (value > Smallest)
        {
            _kept.EnqueueDequeue(value, value);
        }

        if (_kept.Count == limit)
        {
            Smallest = _kept.Peek();
        }
    }
}
