namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>The largest of the values it is given, as a heap with the smallest of them on top.</summary>
internal sealed class LargestValues
{
    private float[] _heap = [];
    private int _limit;
    private int _count;

    /// <summary>The smallest of the largest; minus infinity until there are enough.</summary>
    public float Smallest { get; private set; }

    /// <summary>Forgets everything.</summary>
    /// <param name="limit">How many to keep, 1 or more.</param>
    public void Reset(int limit)
    {
        if (_heap.Length < limit)
        {
            _heap = new float[limit];
        }

        (_limit, _count, Smallest) = (limit, 0, float.NegativeInfinity);
    }

    public void Add(float value)
    {
        if (_count < _limit)
        {
            Rise(_count++, value);
        }
        else if (value > Smallest)
        {
            Sink(value);
        }
        else
        {
            return;
        }

        if (_count == _limit)
        {
            Smallest = _heap[0];
        }
    }

    private void Rise(int place, float value)
    {
        for (; place > 0 && _heap[(place - 1) / 2] > value; place = (place - 1) / 2)
        {
            _heap[place] = _heap[(place - 1) / 2];
        }

        _heap[place] = value;
    }

    private void Sink(float value)
    {
        var place = 0;
        for (var child = 1; child < _count; child = (2 * place) + 1)
        {
            if (child + 1 < _count && _heap[child + 1] < _heap[child])
            {
                child++;
            }

            if (_heap[child] >= value)
            {
                break;
            }

            _heap[place] = _heap[child];
            place = child;
        }

        _heap[place] = value;
    }
}
