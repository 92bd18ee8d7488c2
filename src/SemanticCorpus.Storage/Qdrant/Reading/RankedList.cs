using SemanticCorpus.Storage.Qdrant.Rest;

namespace SemanticCorpus.Storage.Qdrant.Reading;

/// <summary>The passages of one list that count, with their exact scores, best first; ties by document and position.</summary>
internal sealed class RankedList
{
    private const float Slack = 1e-4f;
    private readonly List<Candidate> _candidates = [];
    private readonly bool _complete;
    private readonly float _largestOfTheRest;

    /// <param name="points">What the server found, best first by its scores.</param>
    /// <param name="limit">How many it was asked for.</param>
    /// <param name="view">Tells which count.</param>
    /// <param name="score">The exact score.</param>
    public RankedList(IReadOnlyList<FoundPoint> points, int limit, VersionView view, Func<FoundPoint, float> score)
    {
        _complete = points.Count < limit;
        var ratio = 0f;
        foreach (var point in points)
        {
            if (view.Counts(point.Payload!))
            {
                var exact = score(point);
                ratio = Math.Max(ratio, exact / Math.Max(point.Score, float.Epsilon));
                _candidates.Add(new Candidate(
                    new PassageId(point.Payload!.DocumentId!, point.Payload.Position ?? throw new FormatException("A passage's point has no position.")), exact));
            }
        }

        // What was not fetched has smaller scores by the server, and exact ones at most as much larger as any seen.
        _largestOfTheRest = _complete ? float.NegativeInfinity : points[^1].Score > 0 ? (points[^1].Score * ratio) + Slack : points[^1].Score + Slack;
        _candidates.Sort((a, b) => b.Score.CompareTo(a.Score) is not 0 and var byScore ? byScore
            : string.CompareOrdinal(a.Id.DocumentId, b.Id.DocumentId) is not 0 and var byDocument ? byDocument
            : a.Id.Position.CompareTo(b.Id.Position));
    }

    /// <summary>Whether nothing that was not fetched can be among the best.</summary>
    public bool IsSure(int limit) => _complete || (_candidates.Count >= limit && _candidates[limit - 1].Score > _largestOfTheRest);

    public IReadOnlyList<Candidate> Best(int limit) => [.. _candidates.Take(limit)];
}
