using System.Buffers;

namespace SemanticCorpus.Storage.Sqlite.Index;

/// <summary>The passages with the largest BM25, as if every passage that contains a term were scored: MaxScore (Turtle and
/// Flood, 1995) over stretches of passages, with the bounds of the blocks of postings (Ding and Suel, 2011) in each. Terms
/// that together cannot lift a passage among the best are only looked up for passages that the others bring near enough.</summary>
internal sealed class KeywordSearch
{
    private const int Stretch = 4096;

    /// <summary>Covers the rounding of sums that are added up in another order.</summary>
    private const float Slack = 1 + 1e-5f;

    private readonly Bm25 _bm25;
    private readonly TermCursor[] _cursors;
    private readonly int[] _byBound;
    private readonly float[] _scores;
    private readonly TopCandidates _top;

    private KeywordSearch(Bm25 bm25, float[] weights, float[] scores, TopCandidates top)
    {
        (_bm25, _scores, _top) = (bm25, scores, top);
        _cursors = Array.ConvertAll(weights, weight => new TermCursor(weight));
        _byBound = new int[weights.Length];
    }

    /// <param name="index">What to search.</param>
    /// <param name="terms">The terms' numbers, each once.</param>
    /// <param name="limit">Longest list wanted.</param>
    /// <param name="selections">The passages of each segment that may be found. Frequencies count all the same.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static IReadOnlyList<Candidate> Run(
        SearchIndex index, IReadOnlyList<int> terms, int limit, IReadOnlyList<PassageSelection> selections, CancellationToken cancellationToken)
    {
        var passages = index.Passages;
        var bm25 = new Bm25((float)((double)index.TotalLength / Math.Max(1, passages)));
        var weights = terms.Select(term => Bm25.Weight(passages, index.Segments.Sum(view => (double)view.FrequencyOf(term)))).ToArray();
        var top = new TopCandidates(limit);
        var scores = ArrayPool<float>.Shared.Rent(Stretch);
        try
        {
            var search = new KeywordSearch(bm25, weights, scores, top);
            for (var i = 0; i < index.Segments.Length; i++)
            {
                search.Run(index.Segments[i].Segment, terms, selections[i], cancellationToken);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }

        return top.ToList();
    }

    private void Run(IndexSegment segment, IReadOnlyList<int> terms, PassageSelection selection, CancellationToken cancellationToken)
    {
        for (var i = 0; i < terms.Count; i++)
        {
            _cursors[i].Open(segment.Postings, terms[i]);
        }

        foreach (var (start, end) in selection.Ranges ?? [(0, segment.Passages)])
        {
            for (var from = start; from < end; from += Stretch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Run(segment, selection, from, Math.Min(end, from + Stretch));
            }
        }
    }

    private void Run(IndexSegment segment, PassageSelection selection, int from, int to)
    {
        var stretch = _bm25.Stretch(segment.Postings.AverageLength) * Slack;
        for (var i = 0; i < _cursors.Length; i++)
        {
            _cursors[i].MoveTo(segment.Postings, from, to, stretch);
            var place = i;
            for (; place > 0 && _cursors[_byBound[place - 1]].Bound > _cursors[i].Bound; place--)
            {
                _byBound[place] = _byBound[place - 1];
            }

            _byBound[place] = i;
        }

        // The terms with the smallest bounds, as many as cannot reach the threshold without the others.
        var (optional, optionalBound) = (0, 0f);
        for (; optional < _cursors.Length && (optionalBound + _cursors[_byBound[optional]].Bound) * Slack < _top.Threshold; optional++)
        {
            optionalBound += _cursors[_byBound[optional]].Bound;
        }

        if (optional == _cursors.Length || !Add(segment, from, to, _byBound.AsSpan(optional)))
        {
            return;
        }

        Collect(segment, selection, from, to, complete: optional == 0, optionalBound * Slack);
    }

    /// <summary>Adds up what some terms give, in the order of the question.</summary>
    /// <returns>Whether any passage has one of them.</returns>
    private bool Add(IndexSegment segment, int from, int to, Span<int> essential)
    {
        _scores.AsSpan(0, to - from).Clear();
        essential.Sort();
        var any = false;
        var passages = segment.Postings.Passages;
        var counts = segment.Postings.Counts;
        var lengths = segment.Lengths;
        foreach (var i in essential)
        {
            ref readonly var cursor = ref _cursors[i];
            any |= cursor.Position < cursor.End;
            for (var posting = cursor.Position; posting < cursor.End; posting++)
            {
                var passage = passages[posting];
                var count = counts[posting] is var small and not Postings.LargeMark ? small : segment.Postings.CountAt(posting);
                _scores[passage - from] += _bm25.Saturation(cursor.Weight, count, lengths[passage]);
            }
        }

        return any;
    }

    private void Collect(IndexSegment segment, PassageSelection selection, int from, int to, bool complete, float missing)
    {
        for (var passage = from; passage < to; passage++)
        {
            var score = _scores[passage - from];
            if (!(score > 0 && (score * Slack) + missing >= _top.Threshold && selection.Has(passage)))
            {
                continue;
            }

            score = complete ? score : Score(segment, passage);
            if (score >= _top.Threshold)
            {
                _top.Offer(score, new IndexedPassage(segment, passage));
            }
        }
    }

    private float Score(IndexSegment segment, int passage)
    {
        var score = 0f;
        foreach (ref readonly var cursor in _cursors.AsSpan())
        {
            var place = segment.Postings.Passages[cursor.Position..cursor.End].BinarySearch(passage);
            if (place >= 0)
            {
                score += _bm25.Saturation(cursor.Weight, segment.Postings.CountAt(cursor.Position + place), segment.Lengths[passage]);
            }
        }

        return score;
    }
}
