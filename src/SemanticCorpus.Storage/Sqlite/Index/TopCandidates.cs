namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>A passage of a segment.</summary>
internal readonly record struct IndexedPassage(IndexSegment Segment, int Passage)
{
    public PassageId Id
    {
        get
        {
            var place = Segment.DocumentOf(Passage);
            return new PassageId(Segment.IdOf(place), Passage - Segment.Document(place).First);
        }
    }

    /// <summary>Its row in the database.</summary>
    public long Key
    {
        get
        {
            var document = Segment.Document(Segment.DocumentOf(Passage));
            return PassageKey.Of(document.Key, Passage - document.First);
        }
    }
}

/// <summary>Keeps the best of what it is offered: by score, then by document id (ordinal) and position.</summary>
internal sealed class TopCandidates(int limit) : IComparer<(float Score, IndexedPassage Passage)>
{
    private readonly PriorityQueue<IndexedPassage, (float Score, IndexedPassage Passage)> _kept = new(new WorstFirst());

    /// <summary>Score that a passage must reach to be kept; minus infinity until there are enough.</summary>
    public float Threshold { get; private set; } = float.NegativeInfinity;

    /// <summary>Takes a passage in if it is among the best so far. A score that is not a number never is.</summary>
    public void Offer(float score, IndexedPassage passage)
    {
        if (!(score >= Threshold))
        {
            return;
        }

        if (_kept.Count < limit)
        {
            _kept.Enqueue(passage, (score, passage));
        }
        else
        {
            _kept.EnqueueDequeue(passage, (score, passage));
        }

        if (_kept.Count == limit)
        {
            _kept.TryPeek(out _, out var worst);
            Threshold = worst.Score;
        }
    }

    /// <summary>What was kept, best first.</summary>
    public IReadOnlyList<Candidate> ToList()
    {
        var all = new (float Score, IndexedPassage Passage)[_kept.Count];
        var count = 0;
        foreach (var (_, priority) in _kept.UnorderedItems)
        {
            all[count++] = priority;
        }

        Array.Sort(all, this);
        return Array.ConvertAll(all, item => new Candidate(item.Passage.Id, item.Score));
    }

    int IComparer<(float Score, IndexedPassage Passage)>.Compare((float Score, IndexedPassage Passage) x, (float Score, IndexedPassage Passage) y) => BestFirst(x, y);

    private static int BestFirst((float Score, IndexedPassage Passage) x, (float Score, IndexedPassage Passage) y)
    {
        var byScore = y.Score.CompareTo(x.Score);
        if (byScore != 0 || x.Passage == y.Passage)
        {
            return byScore;
        }

        var (a, b) = (x.Passage.Id, y.Passage.Id);
        var byDocument = string.CompareOrdinal(a.DocumentId, b.DocumentId);
        return byDocument != 0 ? byDocument : a.Position.CompareTo(b.Position);
    }

    private sealed class WorstFirst : IComparer<(float Score, IndexedPassage Passage)>
    {
        public int Compare((float Score, IndexedPassage Passage) x, (float Score, IndexedPassage Passage) y) => BestFirst(y, x);
    }
}
